using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Turns;

/// <summary>
/// What is a person's own is not done in public. Asked for in a channel or a group chat it is carried on in the private
/// chat, as if it had been asked for there: on the state of that chat, in the same transaction.
/// </summary>
internal sealed class PrivateRoom(ITurnStore<ToolkitOpening> store, CardRoom cards, TimeProvider clock)
{
    private static readonly HashSet<string> commands = new(StringComparer.Ordinal)
    {
        CommandNames.Start,
        CommandNames.Resume,
        CommandNames.MyPledges,
        CommandNames.ForgetMe,
    };

    private static readonly HashSet<string> families = new(StringComparer.Ordinal) { "considerations", "privacy" };

    /// <summary>Whether this turn asks in public for something that is private.</summary>
    public static bool Concerns(Turn turn)
    {
        if (turn.IsPersonal || turn.IsRefresh)
        {
            return false;
        }

        if (turn.Press is { } press)
        {
            return !turn.IsDialog && (families.Contains(press.Family()) || IsShownToAll(turn, press));
        }

        return turn.Activity.Type == ActivityTypes.Message
            && turn.Content.Commands.Match(turn.Typed) is { } match
            && commands.Contains(match.Command);
    }

    /// <summary>
    /// Whether a client without <c>Action.Execute</c> asks for a pledge of its person: the answer would be a message for
    /// all, where other clients show it to the one who pressed. What stands in the channel's post is for all.
    /// </summary>
    private static bool IsShownToAll(Turn turn, CardInput press) =>
        turn.Activity.Type == ActivityTypes.Message
        && press.Family() == "pledge"
        && press.Act() is not ("join" or "leave" or "view" or "join-some");

    /// <summary>
    /// Lets the private chat answer, and says here no more than that. Where there is no private chat yet, says how to
    /// begin one: the bot may not write to somebody whom it has not met.
    /// </summary>
    /// <param name="turn">The turn in public.</param>
    /// <param name="answer">Answers a turn, in whatever way it would be answered in private.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task AnswerAsync(
        Turn turn,
        Func<Turn, CancellationToken, Task> answer,
        CancellationToken cancellationToken
    )
    {
        if (await OpenAsync(turn, cancellationToken) is not { } inner)
        {
            turn.Toast(turn.Words["unexpected.private-first"]);
            return;
        }

        await answer(inner, cancellationToken);
        var result = inner.ToResult();
        turn.AlsoIn(ConversationReference.Of(inner.Activity), result);
        if (result.State is { } state)
        {
            turn.Also(
                new PrivateStateEffect(
                    StateKeys.Of(inner.Activity).Value,
                    inner.PersonKey,
                    state,
                    inner.Opening.Version,
                    clock.GetUtcNow()
                )
            );
        }

        turn.Toast(turn.Words["unexpected.private-only"]);
    }

    private async Task<Turn?> OpenAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Opening.Person?.PersonalConversationId is not { } chat)
        {
            return null;
        }

        var same = InPrivate(turn, chat);
        var opening = await store.OpenAsync(TurnId.Of(same), StateKeys.Of(same), same, cancellationToken);
        if (opening.Conversation is not { Active: true } known)
        {
            return null;
        }

        var activity = same with
        {
            ServiceUrl = known.ServiceUrl,
            Recipient = new ChannelAccount { Id = known.BotId ?? same.Recipient?.Id, Name = same.Recipient?.Name },
        };
        return new Turn(activity, opening with { Committed = null }, turn.Language, cards);
    }

    /// <summary>The same words or the same press, as they would have come from the private chat.</summary>
    private static Activity InPrivate(Turn turn, string chat) =>
        turn.Activity with
        {
            Type = ActivityTypes.Message,
            Name = null,
            Conversation = new ConversationAccount
            {
                Id = chat,
                ConversationType = "personal",
                TenantId = turn.TenantId,
            },
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = turn.TenantId } },
            ReplyToId = null,
            Text = turn.Press is null ? turn.Typed : null,
            Entities = turn.Activity.Entities?.Where(entity => entity.Type == "clientInfo").ToList(),
            Value = turn.Press?.Payload(),
        };
}
