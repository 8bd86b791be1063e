using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <content>Sending, updating and deleting.</content>
public sealed partial class ConnectorClient
{
    /// <summary>Sends into the conversation; in a channel the reference's id decides between a thread and a new post.</summary>
    /// <param name="reference">Where to.</param>
    /// <param name="activity">What; only what the message needs, never an inbound activity sent back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="lease">A place taken before with <see cref="RateShaper.TryEnter"/>; null takes one here.</param>
    /// <returns>The id of the message, or null where the Connector named none.</returns>
    public Task<string?> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellationToken,
        RateLease? lease = null
    ) => SendWrittenAsync(reference, ActivityJson.Write(activity), cancellationToken, lease);

    /// <summary>Sends a message that is written already, see <see cref="Turns.Reply.Wire"/>.</summary>
    /// <returns>The id of the message, or null where the Connector named none.</returns>
    public Task<string?> SendWrittenAsync(
        ConversationReference reference,
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken,
        RateLease? lease = null
    ) =>
        WriteAsync(
            HttpMethod.Post,
            reference,
            ConversationPath(reference) + "/activities",
            CallKind.Visible,
            message,
            lease,
            cancellationToken
        );

    /// <summary>Sends as an answer to a message. Looks as <see cref="SendAsync"/> does everywhere but in old clients.</summary>
    /// <returns>The id of the message, or null where the Connector named none.</returns>
    public Task<string?> ReplyAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken,
        RateLease? lease = null
    ) =>
        WriteAsync(
            HttpMethod.Post,
            reference,
            ActivityPath(reference, activityId),
            CallKind.Visible,
            ActivityJson.Write(activity with { ReplyToId = activityId }),
            lease,
            cancellationToken
        );

    /// <summary>Replaces a message of the bot as a whole: what is not sent again is lost.</summary>
    /// <exception cref="ConnectorException">With <see cref="ConnectorFaultKind.ActivityNotFound"/> where the message is gone.</exception>
    public Task<string?> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken,
        RateLease? lease = null
    ) =>
        WriteAsync(
            HttpMethod.Put,
            reference,
            ActivityPath(reference, activityId),
            CallKind.Idempotent,
            ActivityJson.Write(activity with { Id = activityId }),
            lease,
            cancellationToken
        );

    /// <summary>
    /// Replaces a message that nobody waits for: behind all other calls, and not at all once it is not wanted any more.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    public async Task<bool> UpdateBehindAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        Func<bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        var key = RateShaper.KeyOf(reference, RateClass.Send);
        var (stillWanted, lease) = await pipeline.EnterBehindAsync(key, isWanted, cancellationToken);
        using (lease)
        {
            if (stillWanted)
            {
                await UpdateAsync(reference, activityId, activity, cancellationToken, lease);
            }

            return stillWanted;
        }
    }

    /// <summary>Deletes a message of the bot; one that is gone already counts as deleted.</summary>
    public async Task DeleteAsync(
        ConversationReference reference,
        string activityId,
        CancellationToken cancellationToken,
        RateLease? lease = null
    )
    {
        var call = new ConnectorCall(
            HttpMethod.Delete,
            reference.ServiceUrl,
            ActivityPath(reference, activityId),
            CallKind.Idempotent,
            RateShaper.KeyOf(reference, RateClass.Send)
        );
        try
        {
            await pipeline.RunAsync(call, lease, cancellationToken);
        }
        catch (ConnectorException fault) when (fault.Fault.Kind == ConnectorFaultKind.ActivityNotFound)
        {
            // That is what was wanted.
        }
    }

    private async Task<string?> WriteAsync(
        HttpMethod method,
        ConversationReference reference,
        string path,
        CallKind kind,
        ReadOnlyMemory<byte> message,
        RateLease? lease,
        CancellationToken cancellationToken
    )
    {
        var call = new ConnectorCall(
            method,
            reference.ServiceUrl,
            path,
            kind,
            RateShaper.KeyOf(reference, RateClass.Send),
            Checked(message)
        );
        var body = await pipeline.RunAsync(call, lease, cancellationToken);
        return Read(body, Info<ResourceAnswer>())?.Id;
    }
}
