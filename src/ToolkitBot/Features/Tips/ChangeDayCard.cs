using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Tips;

/// <summary>Data of <c>change-day</c>: the figures as bars.</summary>
internal sealed record ChangeDayCard(
    string Title,
    string What,
    string Year,
    string Note,
    IReadOnlyList<FigureBar> Figures,
    IReadOnlyList<string> Examples,
    string PledgePrompt,
    string Spoken
)
{
    public static ChangeDayCard Of(Turn turn)
    {
        var day = turn.Content.ChangeDay;
        var year = day.FiguresYear.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(
            day.Title,
            day.What,
            turn.Words.Format("change-day.year", ("year", year)),
            day.Note,
            [.. day.Figures.Select(figure => FigureBar.Of(figure, day.Figures.Max(other => other.Value)))],
            day.Examples,
            day.PledgePrompt,
            turn.Words.Format(
                "change-day.chart",
                ("year", year),
                ("figures", string.Join("; ", day.Figures.Select(figure => $"{figure.Label}: {figure.Shown}")))
            )
        );
    }
}

/// <summary>One figure as a bar of two columns, whose weights add up to 100.</summary>
/// <param name="Filled">Share of the bar that is filled, 4 to 96.</param>
internal sealed record FigureBar(string Label, string Shown, string Filled, string Empty)
{
    /// <summary>
    /// Scales the bar logarithmically, because the figures differ a thousandfold; the number stands beside it.
    /// </summary>
    public static FigureBar Of(ChangeDayFigure figure, long largest)
    {
        var share = Math.Log10(Math.Max(10, figure.Value)) / Math.Log10(Math.Max(10, largest));
        var filled = (int)Math.Clamp(Math.Round(share * 96), 4, 96);
        return new(figure.Label, figure.Shown, Weight(filled), Weight(100 - filled));
    }

    private static string Weight(int weight) => weight.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
