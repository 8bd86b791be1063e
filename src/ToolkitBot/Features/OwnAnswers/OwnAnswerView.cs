using ToolkitBot.Features.Pledges;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>An answer that a team keeps, in words.</summary>
internal static class OwnAnswerView
{
    private const int LongestName = 40;

    /// <summary>The answer as everybody in the team sees it.</summary>
    public static OwnAnswerCard Card(Language language, OwnAnswer answer, string? zone, DateTimeOffset now)
    {
        var words = language.Content.Phrases;
        var place = PledgeTimes.Zone(zone, language.Content.Campaign);
        var (first, rest) = Glance.Split(answer.Answer);
        var until = PledgeTimes.Write(answer.TrueUntil, language.Id);
        var day = PledgeTimes.Write(PledgeTimes.Today(place, answer.ChangedAt), language.Id);
        return new(
            answer.Id,
            null,
            answer.Title,
            first,
            rest,
            answer.Ask is { } ask ? words.Format("own.ask-them", ("who", ask)) : null,
            words.Format("own.source", ("date", day)),
            PledgeTimes.Today(place, now) > answer.TrueUntil ? words.Format("own.was-true", ("date", until)) : null,
            Asked: "",
            IsMine: false,
            MayKeepOn: false,
            Checklist: null
        );
    }

    /// <summary>Its heading, short enough for a button.</summary>
    public static string Name(string title) =>
        title.Length <= LongestName ? title : WholeCharacters.Cut(title, LongestName - 1).TrimEnd() + "…";
}
