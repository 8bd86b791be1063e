using System.Text.Json.Serialization;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>The pledge that somebody was asked about.</summary>
internal sealed record FollowUpState : DialogState
{
    public required string PledgeId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FollowUpState))]
internal sealed partial class FollowUpStateJson : JsonSerializerContext;

/// <summary>
/// "Did you do it?", for those who type their answer. The outbox opens it with the question; it ends with any answer, and
/// never reminds anybody of itself.
/// </summary>
internal sealed class FollowUpDialog : Dialog<FollowUpState>
{
    private const string DialogName = "follow-up";
    private const string Ask = "ask";
    private readonly PledgeDesk desk;

    public FollowUpDialog(PledgeDesk desk)
        : base(DialogName, FollowUpStateJson.Default.FollowUpState)
    {
        this.desk = desk;
        Step(Ask, ShowAsync, (_, _, _, _) => Task.FromResult(false));
    }

    /// <summary>Everything that can be answered stands on the card; its buttons belong to <see cref="PledgeKeeping"/>.</summary>
    public override void Declare(Verbs verbs, TypedCommands commands) { }

    public override string? Waits(Turn turn) => null;

    public override void Stop(Turn turn)
    {
        Close(turn);
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.still-open"]));
    }

    /// <summary>The person has answered; if it was about another pledge, the question stays open.</summary>
    public void End(Turn turn, Pledge pledge)
    {
        if (StateOf(turn)?.PledgeId == pledge.Id)
        {
            Close(turn);
        }
    }

    /// <summary>The question was sent: opens the dialog in the person's private chat, behind any that is open there.</summary>
    public static Task OpenAsync(
        CommitScope scope,
        Person person,
        Pledge pledge,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        person.PersonalConversationId is { } chat
            ? StatesTable.ChangeAsync(
                scope,
                $"{person.TenantId}|{chat}",
                new StateOwner(person.Key, person.TenantId, person.ChannelAccountId),
                json => Opened(ToolkitState.Read(json), pledge).Write(),
                now,
                cancellationToken
            )
            : Task.CompletedTask;

    protected override FollowUpState First(Turn turn) => new() { Step = Ask, PledgeId = "" };

    private static ToolkitState Opened(ToolkitState state, Pledge pledge) =>
        state
            .With(
                DialogName,
                new FollowUpState { Step = Ask, PledgeId = pledge.Id },
                FollowUpStateJson.Default.FollowUpState
            )
            .OpenedBehind(DialogName);

    private async Task ShowAsync(Turn turn, FollowUpState state, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.TenantId, state.PledgeId, cancellationToken) is { } pledge)
        {
            turn.ShowInPlace("follow-up", PledgeKeeping.FollowUp(turn.Language, pledge, desk.Now));
        }
    }
}
