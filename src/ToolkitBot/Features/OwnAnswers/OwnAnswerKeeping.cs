using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Questions;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// An owner writes an answer for the team, in a form: from a question to a person that was answered, from the starter set,
/// or anew. Nothing is kept before it is saved, and the whole form comes back with it.
/// </summary>
internal sealed class OwnAnswerKeeping(OwnAnswerDesk desk, QuestionDesk questions, CampaignRights rights) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("own.keep", KeepAsync, Answered.InOwnView);
        verbs.On("own.write", WriteAsync, Answered.InOwnView);
        verbs.On("own.mend", MendAsync, Answered.InOwnView);
        verbs.On("own.save", SaveAsync, Answered.InOwnView, Written.ForOthers);
    }

    /// <summary>The form with an answered question, said in other words: the asker's own are theirs.</summary>
    private async Task KeepAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (
            await questions.FindAsync(turn.TenantId, press.Id("id"), cancellationToken)
            is not { State: QuestionState.Answered } question
        )
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        if (await rights.AskAsync(turn, question.TeamId, cancellationToken) is not { } team)
        {
            return;
        }

        if (await desk.OfQuestionAsync(question, cancellationToken) is { } kept)
        {
            turn.ShowInPlace("own-answer-form", OwnAnswerForm.Of(turn, kept));
            return;
        }

        var ways = turn.Content.Rephrasing.Of(question.Text);
        turn.ShowInPlace(
            "own-answer-form",
            From(turn, Empty(turn, team), question) with
            {
                Question = ways is [var first, ..] ? first : "",
                Ways = string.Join('\n', ways.Skip(1)),
                // Others were promised that they do not read it.
                Answer = question.AnsweredByKey == turn.PersonKey ? question.Answer ?? "" : "",
            }
        );
    }

    /// <summary>An empty form, or one with a question of the starter set and what to find out first.</summary>
    private async Task WriteAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await rights.ChooseAsync(turn, press.Id("team"), "own.list", cancellationToken) is not { } team)
        {
            return;
        }

        var form = Empty(turn, team);
        turn.ShowInPlace(
            "own-answer-form",
            StarterOf(turn, press.Id("id")) is { } starter
                ? From(turn, form, starter) with
                {
                    Question = starter.Question,
                    Ways = string.Join('\n', starter.Ways),
                }
                : form
        );
    }

    private async Task MendAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken) is not { } answer)
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
        }
        else if (await rights.AskAsync(turn, answer.TeamId, cancellationToken) is not null)
        {
            turn.ShowInPlace("own-answer-form", OwnAnswerForm.Of(turn, answer));
        }
    }

    private async Task SaveAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await rights.AskAsync(turn, press.Id("team"), cancellationToken) is not { } team)
        {
            return;
        }

        var there = await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken);
        if (there is not null && there.TeamId != team.TeamId)
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        var form = there is null
            ? await BeganAsync(turn, press, team, cancellationToken)
            : OwnAnswerForm.Of(turn, there);
        form = OwnAnswerForm.Read(turn, press, form, OwnAnswerForm.Today(turn, desk.Now));
        if (!form.IsRight)
        {
            turn.ShowInPlace("own-answer-form", form);
        }
        else if (there is null && await desk.CountAsync(team, cancellationToken) >= OwnAnswerDesk.MostKept)
        {
            turn.ShowInPlace("own-answer-form", form with { Note = turn.Words["own.full"] });
        }
        else
        {
            Save(turn, team, there, form);
        }
    }

    private void Save(Turn turn, CampaignRecord team, OwnAnswer? there, OwnAnswerFormCard form)
    {
        var now = desk.Now;
        var (words, keeper) = (OwnAnswerForm.Words(form), turn.PersonKey);
        var vectors = OwnWordings.VectorsOf(words.Wordings, words.Answer);
        var begun = there is null ? Begin(turn, team, form, now) : null;
        turn.Also(desk.Change(team, form.Id, begun, turn, answer => answer.Say(words, vectors, keeper, now)));

        var shown = there ?? Begin(turn, team, form, now);
        shown.Say(words, vectors, keeper, now);
        turn.ShowInPlace(
            "own-answer",
            OwnAnswerView.Card(turn.Language, shown, turn.Said.TimeZone, now) with
            {
                Said = turn.Words["own.kept"],
                IsMine = true,
                Checklist = form.Starter.Length == 0 ? null : team.TeamId,
            }
        );
    }

    private static OwnAnswer Begin(Turn turn, CampaignRecord team, OwnAnswerFormCard form, DateTimeOffset now) =>
        new(form.Id, turn.TenantId, team.TeamId!, turn.Language.Id, now)
        {
            QuestionId = form.From.Length == 0 ? null : form.From,
            StarterId = form.Starter.Length == 0 ? null : form.Starter,
        };

    private OwnAnswerFormCard Empty(Turn turn, CampaignRecord team) =>
        new()
        {
            Id = Guid.CreateVersion7(desk.Now).ToString(),
            Team = team.TeamId!,
            Title = turn.Words["own.title"],
            Until = PledgeForm.Iso(OwnAnswerForm.NextYear(OwnAnswerForm.Today(turn, desk.Now))),
        };

    /// <summary>The form as it was when it was opened; its ids come from a client, so each is looked up.</summary>
    private async Task<OwnAnswerFormCard> BeganAsync(
        Turn turn,
        Press press,
        CampaignRecord team,
        CancellationToken cancellationToken
    )
    {
        var form = Empty(turn, team);
        form = form with { Id = Guid.TryParse(press.Id("id"), out var id) ? id.ToString() : form.Id };
        var from = await questions.FindAsync(turn.TenantId, press.Id("from"), cancellationToken);
        if (from is not null && from.TeamId == team.TeamId)
        {
            form = From(turn, form, from);
        }

        return StarterOf(turn, press.Id("starter")) is { } starter ? From(turn, form, starter) : form;
    }

    /// <summary>The form for the answer to a question, with what to mind.</summary>
    private static OwnAnswerFormCard From(Turn turn, OwnAnswerFormCard form, Question question) =>
        form with
        {
            Note = turn.Words["own.in-other-words"],
            From = question.Id,
        };

    /// <summary>The form for a question of the starter set, with what to find out first.</summary>
    private static OwnAnswerFormCard From(Turn turn, OwnAnswerFormCard form, StarterQuestion starter) =>
        form with
        {
            Note = turn.Words.Format("own.ask-first", ("questions", string.Join(' ', starter.AskFirst))),
            Starter = starter.Id,
        };

    private static StarterQuestion? StarterOf(Turn turn, string? id) =>
        turn.Content.Starters.FirstOrDefault(starter => starter.Id == id);
}
