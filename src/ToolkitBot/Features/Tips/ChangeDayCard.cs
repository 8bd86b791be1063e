using System.Globalization;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Tips;

/// <summary>
/// Data of <c>change-day</c>. The figures are numbers, not bars: the largest is nine hundred times the smallest, which a
/// bar can only show untruly.
/// </summary>
internal sealed record ChangeDayCard(
    string Title,
    string What,
    string Note,
    IReadOnlyList<ChangeDayNumber> Figures,
    IReadOnlyList<string> Examples,
    string PledgePrompt,
    string Spoken
)
{
    public static ChangeDayCard Of(Turn turn)
    {
        var day = turn.Content.ChangeDay;
        return new(
            day.Title,
            day.What,
            day.Note,
            [.. day.Figures.Select(figure => new ChangeDayNumber(figure.Shown, figure.Label))],
            day.Examples,
            day.PledgePrompt,
            turn.Words.Format(
                "change-day.figures",
                ("year", day.FiguresYear.ToString(CultureInfo.InvariantCulture)),
                ("figures", string.Join("; ", day.Figures.Select(figure => $"{figure.Shown} {figure.Label}")))
            )
        );
    }
}

/// <summary>A figure and what it counts.</summary>
internal sealed record ChangeDayNumber(string Shown, string Label);
