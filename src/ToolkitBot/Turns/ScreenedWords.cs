using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Turns;

/// <summary>
/// Says what the screen found in words that are not a pledge: a question, an answer, a reason, a name; and in a pledge that
/// waits anyway.
/// </summary>
internal static class ScreenedWords
{
    /// <summary>
    /// The screen's own sentence about a doubt says who will look at the pledge before it is posted, and when it could go
    /// out at once. Where neither is true, the doubt is said without that.
    /// </summary>
    public static string Of(Phrases words, ScreenFinding finding) =>
        finding.Verdict == ScreenVerdict.Stop
            ? finding.Explanation
            : finding.Kind switch
            {
                FindingKind.NamedPatient => words["screened.named-patient"],
                FindingKind.DescribedPatient => words["screened.described-patient"],
                FindingKind.HostileWords => words["screened.hostile-words"],
                _ => finding.Explanation,
            };
}
