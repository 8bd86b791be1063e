using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Tests.Pledges;

/// <summary>The repository's own screening words and the screen that the build learnt, each read when first needed.</summary>
internal static class PledgeContent
{
    public static ScreeningWords Screening { get; } = ScreeningWords.Read(Node());

    public static PledgeWords Words { get; } = PledgeWords.Read(Node());

    public static DateWords Dates { get; } =
        DateWords.Read(ContentNode.ReadFile(Repository.Of("content", "en", "dates.yaml"), "dates.yaml"));

    private static readonly Lazy<ScreenExamples> ReadExamples = new(() =>
        ScreenExamples.Read(Repository.Of("content", "en"), "en")
    );

    private static readonly Lazy<LearntScreen> ReadScreen = new(() =>
        ScreenBook.Read(
            Path.Combine(AppContext.BaseDirectory, "answers", "en.screen.book"),
            Examples.Fingerprint,
            Screening
        ) ?? LearntScreen.Learn(Examples.All, Screening)
    );

    private static readonly Lazy<PledgeScreen> Whole = new(() => new PledgeScreen(Screening, Learnt));

    public static ScreenExamples Examples => ReadExamples.Value;

    public static LearntScreen Learnt => ReadScreen.Value;

    public static PledgeScreen Screen => Whole.Value;

    private static ContentNode Node() =>
        ContentNode.ReadFile(Repository.Of("content", "en", "screening.yaml"), "screening.yaml");
}
