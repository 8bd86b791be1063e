using System.Text.Json;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Turns;

/// <summary>
/// Keeps personal matters out of public view. A request made in a channel or group chat is answered in the private chat
/// as if it had been made there: on that chat's state, in the same transaction.
/// </summary>
internal sealed class PrivateMatters(
    ITurnStore<ToolkitOpening> store,
    Verbs verbs,
    TypedCommands commands,
    OutboxAddresses addresses,
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
    /// Answers in the private chat, and says only that in public. Creates the chat if there is none yet; where Teams does
    /// not let the bot do that, or the person removed it from there, says how to start one.
    /// </summary>
    /// <param name="turn">The turn in public.</param>
    /// <param name="activity">Its activity.</param>
    /// <param name="answer">Answers a turn as in the private chat.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public async Task AnswerAsync(Turn turn, Activity activity, TurnHandler answer, CancellationToken cancellationToken)
    {
        var chat = await ChatAsync(turn, activity, cancellationToken);
        if (chat is null || await OpenAsync(turn.Said, activity, chat, cancellationToken) is not var (same, opening))
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

    /// <summary>The id of the person's private chat; null where there is none and Teams creates none in time.</summary>
    private async Task<string?> ChatAsync(Turn turn, Activity activity, CancellationToken cancellationToken)
    {
        if (turn.Said.Person?.PersonalConversationId is { } known)
        {
            return known;
        }

        if (turn.Said.AccountId is not { } account)
        {
            return null;
        }

        using var patience = turn.Said.PatienceWithTeams(cancellationToken);
        try
        {
            var here = new ConversationRecord
            {
                Id = activity.Conversation!.Id!,
                TenantId = turn.TenantId,
                Scope = turn.Said.Scope.ToString(),
                ServiceUrl = activity.ServiceUrl!,
                BotId = activity.Recipient?.Id,
                UpdatedAt = clock.GetUtcNow(),
            };
            var created = await addresses.CreateChatAsync(account, here, patience.Token);
            turn.Also(new ChatCreatedEffect(created, turn.PersonKey));
            return created.Id;
        }
        catch (ConnectorException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(Activity Same, ToolkitOpening Opening)?> OpenAsync(
        Said said,
        Activity activity,
        string chat,
        CancellationToken cancellationToken
    )
    {
        var same = InPrivate(said, activity, chat);
        var opening = await store.OpenAsync(TurnId.Of(same), StateKeys.Of(same), same, cancellationToken);
        if (opening.Conversation is { Active: false })
        {
            return null;
        }

        if (opening.Conversation is { } known)
        {
            same = same with
            {
                ServiceUrl = known.ServiceUrl,
                Recipient = new ChannelAccount { Id = known.BotId ?? same.Recipient?.Id, Name = same.Recipient?.Name },
            };
        }

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
