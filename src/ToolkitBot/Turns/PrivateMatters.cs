using System.Text.Json;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// Keeps personal matters out of public view. A request made in a channel or group chat is answered in the private chat
/// as if it had been made there: on that chat's state, in the same transaction.
/// </summary>
internal sealed class PrivateMatters(
    ITurnStore<ToolkitOpening> store,
    Verbs verbs,
    TypedCommands commands,
    BotSettings settings,
    TimeProvider clock
)
{
    /// <summary>Whether a press on a card in public can be answered to one person alone.</summary>
    private readonly bool hasOwnViews = settings.Content.Presses == CardPresses.Execute;

    /// <summary>Returns whether this turn asks in public for something private.</summary>
    public bool Concerns(Said said, Activity activity)
    {
        if (said.IsPersonal || said.IsRefresh)
        {
            return false;
        }

        if (said.Press is { } press)
        {
            // A client without Action.Execute would show the answer to all, not only to the person who pressed.
            var where = said.IsDialog ? Answered.Here : verbs.WhereOf(press.Verb);
            return where == Answered.InPrivate
                || (where == Answered.InOwnView && activity.Type == ActivityTypes.Message);
        }

        // Where cards only submit, what one begins in public is carried on in private, by the same rule as a press.
        return said.Words.Command is { } match
            && commands.WhereOf(match.Command) is var typed
            && (typed == Answered.InPrivate || (typed == Answered.InOwnView && !hasOwnViews));
    }

    /// <summary>
    /// Answers in the private chat, and says only that in public. If there is no private chat yet, says how to start
    /// one: the bot may not write to someone it has not met.
    /// </summary>
    /// <param name="turn">The turn in public.</param>
    /// <param name="activity">Its activity.</param>
    /// <param name="answer">Answers a turn as in the private chat.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async Task AnswerAsync(Turn turn, Activity activity, TurnHandler answer, CancellationToken cancellationToken)
    {
        if (await OpenAsync(turn.Said, activity, cancellationToken) is not var (same, opening))
        {
            turn.Toast(turn.Words["unexpected.private-first"]);
            return;
        }

        var inner = new Turn(new Said(same, opening, turn.Language));
        await answer(inner, cancellationToken);
        var result = TurnAnswers.Of(inner, same);
        turn.AlsoIn(ConversationReference.Of(same), result);
        if (result.State is { } state)
        {
            turn.Also(
                new PrivateStateEffect(
                    inner.Said.StateKey.Value,
                    inner.PersonKey,
                    state,
                    opening.Version,
                    clock.GetUtcNow()
                )
            );
        }

        turn.Toast(turn.Words["unexpected.private-only"]);
    }

    private async Task<(Activity Same, ToolkitOpening Opening)?> OpenAsync(
        Said said,
        Activity activity,
        CancellationToken cancellationToken
    )
    {
        if (said.Person?.PersonalConversationId is not { } chat)
        {
            return null;
        }

        var same = InPrivate(said, activity, chat);
        var opening = await store.OpenAsync(TurnId.Of(same), StateKeys.Of(same), same, cancellationToken);
        if (opening.Conversation is not { Active: true } known)
        {
            return null;
        }

        same = same with
        {
            ServiceUrl = known.ServiceUrl,
            Recipient = new ChannelAccount { Id = known.BotId ?? same.Recipient?.Id, Name = same.Recipient?.Name },
        };
        return (same, opening with { Committed = null });
    }

    /// <summary>Returns the same words or press as if sent from the private chat.</summary>
    private static Activity InPrivate(Said said, Activity activity, string chat) =>
        activity with
        {
            Type = ActivityTypes.Message,
            Name = null,
            Conversation = new ConversationAccount
            {
                Id = chat,
                ConversationType = "personal",
                TenantId = said.TenantId,
            },
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = said.TenantId } },
            ReplyToId = null,
            Text = said.Press is null ? said.Words.Text : null,
            Entities = activity.Entities?.Where(entity => entity.Type == "clientInfo").ToList(),
            Value = said.Press is { } press ? press.Payload() : (JsonElement?)null,
        };
}
