using System.Globalization;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>The form of a pledge: shown, and read when it comes back.</summary>
internal static class PledgeForm
{
    private const int LongestField = 200;

    /// <summary>What a choice sends for "no theme".</summary>
    public const string NoTheme = "none";
    private static readonly string[] Parties = ["individual", "team", "organisation"];

    public static PledgeFormCard Card(Turn turn, PledgeDraft draft, DateOnly today, FormProblems problems = default) =>
        new()
        {
            Draft = draft.PledgeId,
            Title = turn.Words[draft.Edits is null ? "pledge.title" : "pledge.title-edit"],
            Text = draft.Text,
            ForWhom = draft.ForWhom ?? "",
            Why = draft.Why ?? "",
            Due = Iso(draft.DueOn),
            Today = Iso(today),
            MadeAs = draft.MadeAs,
            GroupName = draft.GroupName ?? "",
            Theme = draft.ThemeId ?? NoTheme,
            Themes = Themes(turn, draft),
            Name = draft.ShowName ? "show" : "hide",
            TextProblem = problems.Text,
            DueProblem = problems.Due,
            GroupProblem = problems.Group,
        };

    /// <summary>The themes to choose from, and that there is none.</summary>
    public static IReadOnlyList<CardChoice> Themes(Turn turn, PledgeDraft draft) =>
        [
            .. turn
                .Content.Campaign.Themes.Where(theme => Has(draft, theme.Id))
                .Select(theme => new CardChoice(theme.Label, theme.Id)),
            new(turn.Words["pledge.no-theme"], NoTheme),
        ];

    /// <summary>The draft with the theme that its words speak of, unless its author chose one that its team has.</summary>
    public static PledgeDraft WithTheme(Turn turn, PledgeDraft draft)
    {
        var isChosen = draft.ThemeChosen && (draft.ThemeId is null || Has(draft, draft.ThemeId));
        return isChosen
            ? draft
            : draft with
            {
                ThemeId = turn.Language.Pledges.Themes.Propose(
                    $"{draft.Text}. {draft.ForWhom}. {draft.Why}",
                    theme => Has(draft, theme)
                ),
                ThemeChosen = false,
            };
    }

    private static bool Has(PledgeDraft draft, string theme) => draft.Themes?.Contains(theme) != false;

    /// <summary>The draft with the theme that a card sent; as it was where the card sent none that there is.</summary>
    public static PledgeDraft WithTheme(Turn turn, Press press, PledgeDraft draft)
    {
        var sent = press.Id("theme");
        var theme = sent == NoTheme ? null : sent;
        return
            sent is null
            || theme == draft.ThemeId
            || (theme is not null && (PledgeView.Theme(turn.Content, theme) is null || !Has(draft, theme)))
            ? draft
            : draft with
            {
                ThemeId = theme,
                ThemeChosen = true,
            };
    }

    /// <summary>The draft with what was filled in; every value is from a client.</summary>
    public static PledgeDraft Read(Turn turn, Press press, PledgeDraft draft) =>
        WithTheme(turn, press, draft) with
        {
            Text = PledgeText.Fold(press.Words("what").Text),
            ForWhom = Field(press, "forWhom"),
            Why = Field(press, "why"),
            DueOn = Day(press.Words("due").Text),
            MadeAs = Parties.FirstOrDefault(party => party == press.Id("madeAs")) ?? Parties[0],
            GroupName = Field(press, "groupName"),
            ShowName = press.Id("showName") != "hide",
        };

    /// <param name="typedDue">What was typed into the date field, where the form was sent.</param>
    public static FormProblems Check(Turn turn, PledgeDraft draft, DateOnly today, string? typedDue = null) =>
        new(
            PledgeText.Check(draft.Text) switch
            {
                PledgeTextProblem.TooShort => turn.Words["pledge.too-short"],
                PledgeTextProblem.TooLong => turn.Words.Format("errors.field-too-long", ("limit", PledgeText.Longest)),
                _ => null,
            },
            DayReader.IsUnread(typedDue) ? turn.Words["errors.field-date"]
                : draft.DueOn < today ? turn.Words["errors.field-date-past"]
                : null,
            draft is { MadeAs: not "individual", GroupName: null } ? turn.Words["pledge.which-group"] : null
        );

    /// <summary>A day as date inputs send it or people type it; null for anything else.</summary>
    public static DateOnly? Day(string? text) => DayReader.Read(text);

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string? Field(Press press, string name) =>
        PledgeText.Fold(press.Words(name).Text) is { Length: > 0 } folded
            ? WholeCharacters.Cut(folded, LongestField)
            : null;
}

/// <summary>What is wrong, beside the field it is about.</summary>
internal readonly record struct FormProblems(string? Text, string? Due, string? Group = null)
{
    public bool Any => Text is not null || Due is not null || Group is not null;
}
