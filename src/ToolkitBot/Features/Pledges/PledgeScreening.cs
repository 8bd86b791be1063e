using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Languages;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Features.Pledges;

/// <summary>Screens all that a person wrote for a pledge, each part by itself and together: a name may stand beside the illness.</summary>
internal static class PledgeScreening
{
    public static ScreenResult Check(Language language, PledgeDraft draft)
    {
        var together = string.Join(
            ". ",
            new[] { draft.Text, draft.ForWhom, draft.Why }.Where(part => !string.IsNullOrEmpty(part))
        );
        return Check(language, [together, .. Parts(draft)]);
    }

    /// <summary>Screens other words, such as what changed, or a reason.</summary>
    public static ScreenResult Check(Language language, params IReadOnlyList<string> texts)
    {
        var findings = texts
            .SelectMany(text => language.Pledges.Screen.Check(text).Findings)
            .OrderByDescending(finding => finding.Verdict)
            .DistinctBy(finding => finding.Kind)
            .ToList();
        return findings.Count == 0 ? ScreenResult.Clean : new(findings[0].Verdict, findings);
    }

    /// <summary>The draft without the words that must not be kept; what is fine by itself and together stays.</summary>
    public static PledgeDraft WithoutStopped(Language language, PledgeDraft draft)
    {
        var cleaned = draft with
        {
            Text = Keep(language, draft.Text) ?? "",
            ForWhom = Keep(language, draft.ForWhom),
            Why = Keep(language, draft.Why),
            GroupName = Keep(language, draft.GroupName),
        };
        return Check(language, cleaned).Verdict == ScreenVerdict.Stop
            ? cleaned with
            {
                Text = "",
                ForWhom = null,
                Why = null,
            }
            : cleaned;
    }

    private static IEnumerable<string> Parts(PledgeDraft draft) =>
        new[] { draft.Text, draft.ForWhom, draft.Why, draft.GroupName }.OfType<string>();

    private static string? Keep(Language language, string? text) =>
        text is not null && language.Pledges.Screen.Check(text).Verdict != ScreenVerdict.Stop ? text : null;
}
