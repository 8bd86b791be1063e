using System.Text.Json.Serialization;
using ToolkitBot.Cards;
using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Teams;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>A question to people on its way: screened, not yet sent.</summary>
internal sealed record QuestionDraft : DialogState
{
    /// <summary>Becomes the question's id and makes sending it twice harmless.</summary>
    public required string Id { get; init; }
    public string Text { get; init; } = "";
    public bool ShowName { get; init; } = true;

    /// <summary>The team of the asker; null while that is not known.</summary>
    public string? TeamId { get; init; }

    /// <summary>The question whose answer did not help.</summary>
    public string? Follows { get; init; }

    /// <summary>Marks what a preview shows of it.</summary>
    [JsonIgnore]
    public string Version => Fingerprint.Of(Text, ShowName ? "named" : null, TeamId);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QuestionDraft))]
internal sealed partial class QuestionDraftJson : JsonSerializerContext;

/// <summary>
/// Asking a person what the toolkit does not say: the words, the screen before anything is kept, the question as it will be
/// sent, with or without the asker's name. Always in the private chat.
/// </summary>
internal sealed partial class QuestionDialog : Dialog<QuestionDraft>
{
    private const string Write = "write";
    private const string Preview = "preview";
    private const string Team = "team";

    private readonly QuestionDesk desk;
    private readonly TeamFinder teams;
    private readonly AskedWords asked;

    public QuestionDialog(QuestionDesk desk, TeamFinder teams, AskedWords asked)
        : base("question", QuestionDraftJson.Default.QuestionDraft)
    {
        (this.desk, this.teams, this.asked) = (desk, teams, asked);
        Step(Write, ShowFormAsync, TakeWordsAsync);
        Step(Team, (turn, draft, token) => ShowTeamsAsync(turn, draft, null, token), TakeTeamAsync);
        Step(Preview, ShowPreviewAsync, (_, _, _, _) => Task.FromResult(false));
    }

    public override void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("question.ask", StartAsync, Answered.InPrivate);
        On(verbs, "question.preview", ReadFormAsync);
        On(verbs, "question.change", Sync((turn, draft) => OpenForm(turn, draft, null)));
        On(
            verbs,
            "question.name",
            (turn, _, draft, token) => GoOnAsync(turn, draft with { ShowName = !draft.ShowName }, token)
        );
        On(verbs, "question.team", TakeTeamAsync);
        On(verbs, "question.other-team", (turn, _, draft, token) => ChooseTeamAsync(turn, draft, token));
        On(verbs, "question.send", SendAsync);
        verbs.On("question.cancel", CancelAsync, Answered.InPrivate);
        commands.On(CommandNames.AskPerson, AskAsync, Answered.InPrivate);
        commands.On(CommandNames.SpeakToPerson, AskAsync, Answered.InPrivate);
    }

    public override string? Waits(Turn turn) => turn.Words["question.waits-here"];

    /// <summary>Its form takes any words as the question, so it may not stay open behind something else.</summary>
    public override bool IsEmpty(Turn turn) => StateOf(turn) is not { Text.Length: > 0 };

    public override void Stop(Turn turn)
    {
        Close(turn);
        turn.ShowInPlace("notice", Notices.Of(turn, "question.stopped"));
    }

    /// <summary>Asks once more about a question whose answer did not help.</summary>
    public Task AskAgainAsync(Turn turn, Question first, CancellationToken cancellationToken) =>
        BeginAsync(turn, new AskedThere(null, first.TeamId), first.Id, cancellationToken);

    protected override QuestionDraft First(Turn turn) => NewDraft();

    private delegate Task DraftHandler(
        Turn turn,
        Press press,
        QuestionDraft draft,
        CancellationToken cancellationToken
    );

    /// <summary>A verb of the draft that a card shows; a card from earlier shows where things stand.</summary>
    private void On(Verbs verbs, string verb, DraftHandler handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (StateOf(turn) is { } draft && draft.Id == press.Id("draft"))
                {
                    await handler(turn, press, draft, token);
                }
                else
                {
                    await ShowOldAsync(turn, press, token);
                }
            },
            Answered.InPrivate
        );

    private static DraftHandler Sync(Action<Turn, QuestionDraft> handler) =>
        (turn, _, draft, _) =>
        {
            handler(turn, draft);
            return Task.CompletedTask;
        };

    private QuestionDraft NewDraft() => new() { Id = Guid.CreateVersion7(desk.Now).ToString(), Step = Write };

    /// <summary>What was typed after the command is the question; without it an open one goes on, or a new one begins.</summary>
    private Task AskAsync(Turn turn, Heard rest, CancellationToken cancellationToken) =>
        !rest.IsEmpty ? BeginAsync(turn, new AskedThere(null, null), null, cancellationToken, rest)
        : StateOf(turn) is { Text.Length: > 0 } draft ? GoOnAsync(turn, draft, cancellationToken)
        : BeginAsync(turn, new AskedThere(null, null), null, cancellationToken);

    private async Task StartAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        await BeginAsync(turn, await asked.FindAsync(turn, press, cancellationToken), null, cancellationToken);

    /// <param name="words">The question as it was just typed; null where it is known already, or still to be written.</param>
    private async Task BeginAsync(
        Turn turn,
        AskedThere there,
        string? follows,
        CancellationToken cancellationToken,
        Heard? words = null
    )
    {
        if (!await desk.IsThereAsync(turn.TenantId, cancellationToken))
        {
            ShowNobody(turn, "question.nobody");
            return;
        }

        if (await desk.WaitingAsync(turn.PersonKey, cancellationToken) >= QuestionDesk.MostWaiting)
        {
            ShowNobody(turn, "question.too-many");
            return;
        }

        var draft = NewDraft() with { Text = there.Text ?? "", TeamId = there.TeamId, Follows = follows };
        if (there.TeamId is { } team && await BelongsNotAsync(turn, team, cancellationToken))
        {
            draft = draft with { TeamId = null };
        }

        // Nobody writes a question first, to hear then that it has nowhere to go.
        if (draft.TeamId is null)
        {
            var (own, isAnswered) = await WhoAnswersAsync(turn, cancellationToken);
            if (!isAnswered)
            {
                // A team in which the bot is needs only a channel for questions.
                var hasTeam =
                    (own ?? (await teams.FindAsync(turn, cancellationToken)).Team) is not null
                    || (await teams.OfPersonAsync(turn, cancellationToken)).Count > 0;
                ShowNobody(turn, hasTeam ? "question.nobody" : "question.no-team");
                return;
            }

            draft = draft with { TeamId = own };
        }

        if ((words ?? Long(turn, draft)) is { } unread)
        {
            await ReadAsync(turn, draft, unread, cancellationToken);
        }
        else if (draft.Text.Length == 0)
        {
            // The answer that did not help stays, to be read while one writes.
            OpenForm(turn, draft, null, isBelow: follows is not null);
        }
        else
        {
            await GoOnAsync(turn, draft, cancellationToken);
        }
    }

    private static Heard? Long(Turn turn, QuestionDraft draft) =>
        draft.Text.Length > QuestionCheck.Longest ? new Heard(turn.Language, draft.Text) : null;

    /// <summary>The person's team, where it is known, and whether somebody there or in a team of their choice answers.</summary>
    private async Task<(string? Team, bool IsAnswered)> WhoAnswersAsync(Turn turn, CancellationToken cancellationToken)
    {
        var found = await teams.FindAsync(turn, cancellationToken, TeamUse.Questions);
        var isAnswered = await desk.AnsweringAsync(turn.TenantId, found.Team, cancellationToken) is not null;
        var mayChoose =
            found is { Team: null, MayChoose: true }
            && (
                await teams.MaySearchAsync(turn, cancellationToken)
                || (await teams.OfPersonAsync(turn, cancellationToken, TeamUse.Questions)).Count > 0
            );
        return (found.Team, isAnswered || mayChoose);
    }

    private async Task<bool> BelongsNotAsync(Turn turn, string team, CancellationToken cancellationToken) =>
        await teams.BelongsAsync(turn, team, cancellationToken) != RosterAnswer.Member;

    private Task ReadFormAsync(Turn turn, Press press, QuestionDraft draft, CancellationToken cancellationToken) =>
        ReadAsync(turn, draft, press.Words("words"), cancellationToken);

    private async Task<bool> TakeWordsAsync(
        Turn turn,
        QuestionDraft draft,
        Heard words,
        CancellationToken cancellationToken
    )
    {
        await ReadAsync(turn, draft, words, cancellationToken);
        return true;
    }

    /// <summary>From words to the preview. Words that may not be sent are not kept.</summary>
    private Task ReadAsync(Turn turn, QuestionDraft draft, Heard words, CancellationToken cancellationToken)
    {
        if (QuestionCheck.Problem(turn.Words, words) is { } problem)
        {
            var kept = words.Keepable is { } text ? WholeCharacters.Cut(text, QuestionCheck.Longest) : "";
            OpenForm(turn, draft with { Text = kept }, problem);
            return Task.CompletedTask;
        }

        return GoOnAsync(turn, draft with { Text = PledgeText.Fold(words.Text) }, cancellationToken);
    }

    /// <summary>To the preview, by way of the team where that is not clear.</summary>
    private async Task GoOnAsync(Turn turn, QuestionDraft draft, CancellationToken cancellationToken)
    {
        if (draft.TeamId is null)
        {
            var found = await teams.FindAsync(turn, cancellationToken, TeamUse.Questions);
            draft = draft with { TeamId = found.Team, Step = Preview };
            var everybody = await desk.AnsweringAsync(turn.TenantId, found.Team, cancellationToken);
            if (everybody is null && found is { Team: null, MayChoose: true })
            {
                await ChooseTeamAsync(turn, draft, cancellationToken);
                return;
            }
        }

        draft = draft with { Step = Preview };
        Open(turn, draft);
        await ShowPreviewAsync(turn, draft, cancellationToken);
    }

    private async Task ShowPreviewAsync(Turn turn, QuestionDraft draft, CancellationToken cancellationToken)
    {
        if (await desk.AnsweringAsync(turn.TenantId, draft.TeamId, cancellationToken) is not { } team)
        {
            Close(turn);
            ShowNobody(turn, "question.nobody");
            return;
        }

        var name = draft.ShowName ? turn.Said.PersonName?.Text : null;
        var others = await teams.OthersAsync(turn, team.TeamId, cancellationToken, TeamUse.Questions);
        turn.ShowInPlace(
            "question-preview",
            new QuestionPreviewCard(
                draft.Id,
                draft.Version,
                draft.Text,
                QuestionView.Who(turn.Words, name),
                await PlaceAsync(turn, team, cancellationToken),
                turn.Words[draft.ShowName ? "buttons.without-name" : "buttons.with-name"],
                others.Choices(turn),
                others.More
            )
        );
    }

    /// <summary>Where the question goes, and who can read it there.</summary>
    private async Task<string> PlaceAsync(Turn turn, CampaignRecord team, CancellationToken cancellationToken) =>
        await desk.ChannelAsync(team, cancellationToken) is { } channel
            ? turn.Words.Format(
                "question.goes-to",
                ("channel", channel.Name?.Markdown ?? turn.Words["question.the-channel"]),
                ("team", await TeamNameAsync(turn, team, cancellationToken))
            )
            : turn.Words.Format(
                "question.goes-nowhere-yet",
                ("team", await TeamNameAsync(turn, team, cancellationToken))
            );

    private async Task SendAsync(Turn turn, Press press, QuestionDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Step != Preview || press.Id("version") != draft.Version)
        {
            // An earlier preview: what it shows is no longer what would be sent.
            await GoOnAsync(turn, draft, cancellationToken);
            return;
        }

        if (QuestionCheck.Problem(turn.Words, new Heard(turn.Language, draft.Text)) is { } problem)
        {
            OpenForm(turn, draft with { Text = "" }, problem);
            return;
        }

        if (
            await desk.AnsweringAsync(turn.TenantId, draft.TeamId, cancellationToken)
            is not { TeamId: { } answering } team
        )
        {
            Close(turn);
            ShowNobody(turn, "question.nobody");
            return;
        }

        Close(turn);
        turn.Also(
            desk.Ask(
                new Question(draft.Id, turn.TenantId, answering, turn.PersonKey, draft.Text, turn.Language.Id, desk.Now)
                {
                    AskerName = draft.ShowName ? turn.Said.PersonName?.Text : null,
                    FollowsId = draft.Follows,
                }
            )
        );
        var isThere = await desk.ChannelAsync(team, cancellationToken) is not null;
        var said = turn.Words.Format(
            isThere ? "question.sent" : "question.sent-nowhere-yet",
            ("team", await TeamNameAsync(turn, team, cancellationToken))
        );
        turn.ShowInPlace("notice", Notices.Titled(turn, null, said));
    }

    private async Task CancelAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (!await IsSentAsync(turn, press, cancellationToken))
        {
            Stop(turn);
        }
    }

    /// <summary>A card from earlier: its draft was sent already, or is gone.</summary>
    private async Task ShowOldAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (!await IsSentAsync(turn, press, cancellationToken))
        {
            OpenForm(turn, StateOf(turn) ?? NewDraft(), null);
        }
    }

    /// <summary>Whether the draft of a card was sent already; then that is said.</summary>
    private async Task<bool> IsSentAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var sent = await desk.FindAsync(turn.TenantId, press.Id("draft"), cancellationToken);
        if (sent?.AskerKey != turn.PersonKey)
        {
            return false;
        }

        // Other words may stand on the card than those that were sent.
        var said = turn.Words.Format("question.sent-already", ("question", CardText.Escape(sent.Text)));
        turn.ShowInPlace("notice", Notices.Titled(turn, null, said));
        return true;
    }

    private void OpenForm(Turn turn, QuestionDraft draft, string? problem, bool isBelow = false)
    {
        draft = draft with { Step = Write };
        Open(turn, draft);
        if (isBelow)
        {
            turn.Show("question-form", Form(turn, draft, problem));
        }
        else
        {
            ShowForm(turn, draft, problem);
        }
    }

    private static Task ShowFormAsync(Turn turn, QuestionDraft draft, CancellationToken cancellationToken)
    {
        ShowForm(turn, draft, null);
        return Task.CompletedTask;
    }

    private static void ShowForm(Turn turn, QuestionDraft draft, string? problem) =>
        turn.ShowInPlace("question-form", Form(turn, draft, problem));

    private static QuestionFormCard Form(Turn turn, QuestionDraft draft, string? problem) =>
        new(
            draft.Id,
            turn.Words[draft.Follows is null ? "question.title" : "question.title-again"],
            draft.Text,
            problem
        );

    private async Task<string> TeamNameAsync(Turn turn, CampaignRecord team, CancellationToken cancellationToken) =>
        (await desk.TeamNameAsync(team, cancellationToken))?.Markdown ?? turn.Words["pledge.the-team"];

    private static void ShowNobody(Turn turn, string phrase) =>
        turn.Show(
            "declined",
            new DeclinedCard(
                turn.Words["answer.ask-them"],
                turn.Words[phrase],
                [ContactLine.Of(turn, Contact.Communications)],
                [],
                CanAsk: false,
                Asked: "",
                From: ""
            )
        );
}
