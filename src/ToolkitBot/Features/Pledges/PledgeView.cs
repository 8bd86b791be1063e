using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges;

/// <summary>A pledge in words, for the cards that show one; in whichever language they are drawn.</summary>
internal static class PledgeView
{
    private const int LongestChoice = 80;

    public static PledgeLines Lines(Language language, Pledge pledge)
    {
        var words = language.Content.Phrases;
        return new(
            pledge.Text,
            pledge.ForWhom,
            pledge.Why,
            Who(words, pledge.ShownName, pledge.GroupName),
            Due(language, pledge),
            Theme(language.Content, pledge.ThemeId),
            pledge.State is PledgeState.Done or PledgeState.StillOnIt or PledgeState.LetGo
                ? Status(words, pledge.State)
                : null,
            pledge.Outcome
        );
    }

    /// <summary>By when; or that no date was chosen.</summary>
    public static string Due(Language language, Pledge pledge) =>
        pledge.DueChosen
            ? language.Content.Phrases.Format("pledge.due-on", ("date", PledgeTimes.Write(pledge.DueOn, language.Id)))
            : language.Content.Phrases["pledge.no-date"];

    public static string Who(Phrases words, string? name, string? group) =>
        (DisplayName.Of(name)?.Text, group) switch
        {
            ({ } somebody, { } place) => words.Format("pledge.by-organisation", ("name", somebody), ("group", place)),
            ({ } somebody, null) => words.Format("pledge.by", ("name", somebody)),
            (null, { } place) => words.Format("pledge.by", ("name", place)),
            _ => words["pledge.anonymous"],
        };

    public static string? Theme(ToolkitContent content, string? id) =>
        content.Campaign.Themes.FirstOrDefault(theme => theme.Id == id)?.Label;

    /// <param name="isMine">It is said to the author, who cannot join.</param>
    public static string Joined(Phrases words, int count, bool isMine = false) =>
        count > 0
            ? words.Plural("pledge.joined", count)
            : words[isMine ? "pledge.joined-none-yours" : "pledge.joined-none"];

    public static string Status(Phrases words, PledgeState state) =>
        words[
            state switch
            {
                PledgeState.Drafted => "status.waiting",
                PledgeState.AwaitingApproval => "status.awaiting-approval",
                PledgeState.Refused => "status.declined",
                PledgeState.Posted => "status.posted",
                PledgeState.Due => "status.due",
                PledgeState.Done => "status.done",
                PledgeState.StillOnIt => "status.still-on-it",
                PledgeState.LetGo => "status.let-go",
                PledgeState.TakenDown => "status.taken-down",
                _ => "status.withdrawn",
            }
        ];

    /// <summary>A pledge as a choice of a list: its words, short, who made it, and how many joined.</summary>
    public static CardChoice Choice(Phrases words, Pledge pledge)
    {
        var text =
            pledge.Text.Length > LongestChoice
                ? WholeCharacters.Cut(pledge.Text, LongestChoice - 1) + "…"
                : pledge.Text;
        var joined = pledge.Joined > 0 ? $" · {Joined(words, pledge.Joined)}" : "";
        return new($"{text} · {Who(words, pledge.ShownName, pledge.GroupName)}{joined}", pledge.Id);
    }
}
