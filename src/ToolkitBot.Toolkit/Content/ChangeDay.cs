using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>What NHS Change Day was and what it achieved.</summary>
/// <param name="Title">Heading.</param>
/// <param name="What">What it is and how it began.</param>
/// <param name="Idea">How to take part, in a sentence or two.</param>
/// <param name="Started">The year in which it began.</param>
/// <param name="FiguresYear">The year of the figures.</param>
/// <param name="Figures">The figures, the broadest first.</param>
/// <param name="Examples">Pledges that people made.</param>
/// <param name="PledgePrompt">A sentence that invites a pledge.</param>
/// <param name="Note">What a reader today should know about the figures.</param>
public sealed record ChangeDay(
    string Title,
    string What,
    string Idea,
    int Started,
    int FiguresYear,
    IReadOnlyList<ChangeDayFigure> Figures,
    IReadOnlyList<string> Examples,
    string PledgePrompt,
    string Note
)
{
    /// <summary>Reads <c>change-day.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static ChangeDay Read(ContentNode node)
    {
        node.Only("title", "what", "idea", "started", "figures-year", "figures", "examples", "pledge-prompt", "note");
        return new(
            node.Text("title"),
            node.Text("what"),
            node.Text("idea"),
            node.Number("started"),
            node.Number("figures-year"),
            [.. node.List("figures").Select(ChangeDayFigure.Read)],
            node.Texts("examples"),
            node.Text("pledge-prompt"),
            node.Text("note")
        );
    }
}

/// <summary>A figure of a Change Day.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Label">What was counted.</param>
/// <param name="Shown">The figure as shown to people, such as <c>86 million</c>.</param>
/// <param name="Value">The figure as a number, for charts.</param>
public sealed record ChangeDayFigure(string Id, string Label, string Shown, long Value)
{
    /// <summary>Reads one entry of <c>figures</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static ChangeDayFigure Read(ContentNode node)
    {
        node.Only("id", "label", "shown", "value");
        return new(
            node.Id(),
            node.Text("label"),
            node.Text("shown"),
            node.Get("value")
                .As(
                    (string text, out long number) =>
                        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number),
                    "'value' must be a whole number in digits only, such as 700000."
                )
        );
    }
}
