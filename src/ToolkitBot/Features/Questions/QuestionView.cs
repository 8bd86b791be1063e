using ToolkitBot.Features.Pledges;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>A question in words, for the cards that show one.</summary>
internal static class QuestionView
{
    /// <summary>The question that this one asks once more, and who answered it; null for a first one.</summary>
    public static string? Before(Phrases words, Question question) =>
        question switch
        {
            { FollowsId: null } => null,
            { Follows: { Text.Length: > 0 } first } => words.Format(
                "question.follows",
                ("question", Glance.Short(first.Text)),
                ("name", Name(words, first.AnsweredByName))
            ),
            _ => words["question.once-more"],
        };

    public static QuestionPostCard Post(Language language, Question question, string? said)
    {
        var words = language.Content.Phrases;
        var isGone = question.State == QuestionState.Withdrawn;
        var title = isGone ? words["question.withdrawn"] : Glance.Short(question.Text);
        return new(
            question.Id,
            said,
            title,
            isGone || title == question.Text ? null : question.Text,
            isGone ? "" : Who(words, question.AskerName),
            Status(words, question),
            isGone ? null : Before(words, question),
            question.IsWaiting,
            question.State == QuestionState.Answered
        );
    }

    public static QuestionAnsweredCard Answered(Language language, Question question, string? zone, string? note)
    {
        var (first, rest) = Glance.Split(question.Answer ?? "");
        return new(
            question.Id,
            Glance.Short(question.Text),
            first,
            rest,
            From(language, question, zone),
            question.FollowsId is null,
            note
        );
    }

    /// <summary>"From Amina", or nobody's name.</summary>
    public static string Who(Phrases words, string? name) =>
        DisplayName.Of(name) is { } shown
            ? words.Format("question.by", ("name", shown.Text))
            : words["question.anonymous"];

    /// <summary>Who answered, for whom, and on which day.</summary>
    public static string From(Language language, string? name, DateTimeOffset at, string? zone)
    {
        var words = language.Content.Phrases;
        var day = PledgeTimes.Today(PledgeTimes.Zone(zone, language.Content.Campaign), at);
        return words.Format(
            "question.answered-from",
            ("name", DisplayName.Of(name)?.Text ?? words["question.an-owner"]),
            ("date", PledgeTimes.Write(day, language.Id))
        );
    }

    /// <summary>A name in the middle of a sentence.</summary>
    public static string Name(Phrases words, string? name) => DisplayName.Of(name)?.Text ?? words["question.an-owner"];

    private static string From(Language language, Question question, string? zone) =>
        From(language, question.AnsweredByName, question.AnsweredAt ?? question.CreatedAt, zone);

    private static string Status(Phrases words, Question question) =>
        question.State switch
        {
            QuestionState.Open => words["question.open"],
            QuestionState.Taken => words.Format("question.taken-by", ("name", Name(words, question.TakenByName))),
            QuestionState.Answered when question.Helped => words.Format(
                "question.helped-by",
                ("name", Name(words, question.AnsweredByName))
            ),
            QuestionState.Answered => words.Format(
                "question.answered-by",
                ("name", Name(words, question.AnsweredByName))
            ),
            _ => words["question.gone"],
        };
}
