using System.Text.Json.Serialization;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>An answer that an owner has written and not yet sent.</summary>
internal sealed record AnswerDraft(string Id, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerDraft))]
internal sealed partial class AnswerDraftJson : JsonSerializerContext;

/// <summary>
/// An owner answers a question, in a Teams dialog: looking at it takes nothing, writing an answer takes the question. The
/// answer is screened and shown as the asker will see it. Whoever asked says whether it helps, or asks once more.
/// </summary>
internal sealed class QuestionAnswering(QuestionDesk desk, CampaignRights rights, QuestionDialog dialog) : IRoom
{
    private const string Draft = "question-answer";

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "question.answer", (turn, _, question) => ShowForm(turn, question, DraftOf(turn, question), null));
        On(verbs, "question.answer-preview", Preview);
        On(
            verbs,
            "question.answer-change",
            (turn, _, question) => ShowForm(turn, question, DraftOf(turn, question), null)
        );
        On(verbs, "question.answer-send", Send);
        On(verbs, "question.give-back", GiveBack);
        verbs.On("question.helped", HelpedAsync, Answered.InPrivate);
        verbs.On("question.again", AskAgainAsync, Answered.InPrivate);
    }

    /// <summary>A verb of those who may answer, of a question that waits.</summary>
    private void On(Verbs verbs, string verb, Action<Turn, Press, Question> handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await desk.FindAsync(turn.TenantId, press.Id("id"), token) is not { } question)
                {
                    turn.Toast(turn.Words["unexpected.not-found"]);
                }
                else if (await rights.AskAsync(turn, question.TeamId, token) is null)
                {
                    // They were told.
                }
                else if (!question.IsWaiting)
                {
                    ShowOver(turn, question);
                }
                else
                {
                    handler(turn, press, question);
                }
            },
            Answered.InOwnView,
            Written.ForOthers
        );

    private void Preview(Turn turn, Press press, Question question)
    {
        var words = press.Words("words");
        if (QuestionCheck.Problem(turn.Words, words, QuestionCheck.LongestAnswer) is { } problem)
        {
            ShowForm(turn, question, words.KeepableByOwner ?? "", problem);
            return;
        }

        if (question.State == QuestionState.Open)
        {
            var (key, name) = (turn.PersonKey, turn.Said.PersonName?.Text);
            turn.Also(desk.Change(question, q => q.Take(key, name)));
        }

        Keep(turn, new AnswerDraft(question.Id, words.Text));
        turn.ShowInPlace(
            "question-answer-preview",
            new QuestionAnswerPreviewCard(
                question.Id,
                Glance.Short(question.Text),
                words.Text,
                Note(turn, question),
                QuestionView.From(turn.Language, turn.Said.PersonName?.Text, desk.Now, turn.Said.TimeZone)
            )
        );
    }

    private void Send(Turn turn, Press press, Question question)
    {
        var text = DraftOf(turn, question);
        var words = new Heard(turn.Language, text);
        if (QuestionCheck.Problem(turn.Words, words, QuestionCheck.LongestAnswer) is { } problem)
        {
            ShowForm(turn, question, "", problem);
            return;
        }

        Keep(turn, null);
        turn.Also(desk.Answer(question, text, turn));
        turn.ShowInPlace("notice", Notices.Of(turn, "question.answer-sent"));
    }

    private void GiveBack(Turn turn, Press press, Question question)
    {
        var key = turn.PersonKey;
        Keep(turn, null);
        turn.Also(desk.Change(question, q => q.GiveBack(key)));
        turn.ShowInPlace("notice", Notices.Of(turn, "question.given-back"));
    }

    private async Task HelpedAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await OwnAsync(turn, press, cancellationToken) is not { } question)
        {
            return;
        }

        if (!question.Helped)
        {
            turn.Also(desk.Change(question, Help));
        }

        ShowAnswer(turn, question, turn.Words["question.helped"]);
    }

    /// <summary>The answer as it stands in the asker's chat, with what became of it instead of its buttons.</summary>
    private static void ShowAnswer(Turn turn, Question question, string note) =>
        turn.ShowInPlace("question-answered", QuestionView.Answered(turn.Language, question, turn.Said.TimeZone, note));

    private static bool Help(Question question)
    {
        if (question.Helped)
        {
            return false;
        }

        question.MarkHelped();
        return true;
    }

    private async Task AskAgainAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await OwnAsync(turn, press, cancellationToken) is not { } question)
        {
            return;
        }

        if (await desk.FollowingAsync(question, cancellationToken) is { } sent)
        {
            ShowAnswer(turn, question, turn.Words.Format("question.sent-already", ("question", sent.Text)));
            return;
        }

        await dialog.AskAgainAsync(turn, question, cancellationToken);
    }

    /// <summary>The answered question of the person who presses; else null, and they are told.</summary>
    private async Task<Question?> OwnAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken);
        if (found?.AskerKey == turn.PersonKey && found.State == QuestionState.Answered)
        {
            return found;
        }

        turn.Show("notice", Notices.Of(turn, "unexpected.not-found"));
        return null;
    }

    private static void ShowForm(Turn turn, Question question, string text, string? problem)
    {
        turn.ShowInPlace(
            "question-answer",
            new QuestionAnswerCard(
                question.Id,
                question.Text,
                Note(turn, question),
                QuestionView.Before(turn.Words, question),
                text,
                problem
            )
        );
    }

    /// <summary>Who asked, and who has taken it before now.</summary>
    private static string Note(Turn turn, Question question)
    {
        var who = QuestionView.Who(turn.Words, question.AskerName);
        return question.TakenByKey is null ? turn.Words.Format("question.taken-when-written", ("who", who))
            : question.TakenByKey == turn.PersonKey ? turn.Words.Format("question.yours-now", ("who", who))
            : turn.Words.Format("question.taken-by", ("name", QuestionView.Name(turn.Words, question.TakenByName)));
    }

    private static void ShowOver(Turn turn, Question question)
    {
        var said =
            question.State == QuestionState.Answered
                ? turn.Words.Format(
                    "question.answered-by",
                    ("name", QuestionView.Name(turn.Words, question.AnsweredByName))
                )
                : turn.Words["question.gone"];
        turn.ShowInPlace("notice", Notices.Titled(turn, null, said));
    }

    private static string DraftOf(Turn turn, Question question) =>
        turn.State.Get(Draft, AnswerDraftJson.Default.AnswerDraft) is { } draft && draft.Id == question.Id
            ? draft.Text
            : "";

    private static void Keep(Turn turn, AnswerDraft? draft) =>
        turn.State = turn.State.With(Draft, draft, AnswerDraftJson.Default.AnswerDraft);
}
