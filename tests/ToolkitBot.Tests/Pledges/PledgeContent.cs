using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Tests.Pledges;

/// <summary>The repository's own screening words, read once.</summary>
internal static class PledgeContent
{
    public static ScreeningWords Screening { get; } = ScreeningWords.Read(Node());

    public static PledgeWords Words { get; } = PledgeWords.Read(Node());

    public static DateWords Dates { get; } =
        DateWords.Read(ContentNode.ReadFile(Path.Combine(Repository.Root, "content/en/dates.yaml"), "dates.yaml"));

    public static ScreenExamples Examples { get; } = ScreenExamples.Read(Path.Combine(Repository.Root, "content/en"), "en");

    public static LearntScreen Learnt { get; } = LearntScreen.Learn(Examples.All, Screening);

    public static PledgeScreen Screen { get; } = new(Screening, Learnt);

    private static ContentNode Node() =>
        ContentNode.ReadFile(Path.Combine(Repository.Root, "content/en/screening.yaml"), "screening.yaml");
}
