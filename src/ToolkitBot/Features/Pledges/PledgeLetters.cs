using System.Globalization;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Pledges;

/// <summary>What is queued for a pledge.</summary>
internal static class PledgeLetters
{
    /// <summary>How long an edit of a post waits for more of the same: a burst of joins becomes one edit.</summary>
    public static readonly TimeSpan EditGathers = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The channel is to show this pledge as it stands. One row a pledge at a time: while one waits, another changes
    /// nothing. The caller has written the pledge's row in this transaction before, so that the pump, which writes it too
    /// before it takes the row out, can never miss the change.
    /// </summary>
    public static Task ShowAsync(
        this OutboxQueue queue,
        CommitScope scope,
        Pledge pledge,
        CancellationToken cancellationToken
    ) =>
        pledge.ChannelId is { } channel
            ? queue.AddAsync(
                scope,
                new()
                {
                    Kind = ChannelPoster.Kind,
                    Place = channel,
                    Subject = pledge.Id,
                    UniqueKey = $"post:{pledge.Id}",
                    Wait = pledge.PostActivityId is null ? TimeSpan.Zero : EditGathers,
                },
                cancellationToken
            )
            : Task.CompletedTask;

    /// <summary>
    /// Their authors' cards are to say that these pledges are posted; after the edit that says that they are on their way.
    /// </summary>
    public static Task TellPostedAsync(
        this OutboxQueue queue,
        CommitScope scope,
        IReadOnlyList<Pledge> posted,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        queue.BringForwardAsync(
            scope,
            [.. posted.Select(pledge => pledge.Id)],
            PostedSender.Kind,
            now + EditGathers,
            cancellationToken
        );

    /// <summary>Asks the author at that time; once for each due date, whatever happens.</summary>
    public static Task AskAsync(
        this OutboxQueue queue,
        CommitScope scope,
        Pledge pledge,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        queue.AddAsync(
            scope,
            new()
            {
                Kind = FollowUpSender.Kind,
                Place = OutboxPlace.Of(pledge.PersonKey!),
                Subject = pledge.Id,
                UniqueKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"follow-up:{pledge.Id}:{pledge.DueOn:yyyy-MM-dd}"
                ),
                DueAt = at,
            },
            cancellationToken
        );

    /// <summary>Takes back what was still to be asked about a pledge.</summary>
    public static Task DoNotAskAsync(CommitScope scope, string pledgeId, CancellationToken cancellationToken) =>
        OutboxTable.RemoveWaitingAsync(scope, pledgeId, FollowUpSender.Kind, cancellationToken);

    /// <summary>Asks whoever answers for the campaign whether a pledge may be posted.</summary>
    /// <param name="doubtful">Its author may not be the one who decides.</param>
    public static async Task AskOwnersAsync(
        this OutboxQueue queue,
        CommitScope scope,
        CampaignRecord campaign,
        Pledge pledge,
        bool doubtful,
        CancellationToken cancellationToken
    )
    {
        foreach (var owner in campaign.AskedAbout(pledge.PersonKey, doubtful))
        {
            await queue.AskOwnerAsync(scope, owner, pledge, cancellationToken);
        }
    }

    /// <summary>Asks an owner whether a pledge may be posted, once for each version of its words.</summary>
    /// <param name="again">When they asked to be asked once more; null the first time.</param>
    public static Task AskOwnerAsync(
        this OutboxQueue queue,
        CommitScope scope,
        string ownerKey,
        Pledge pledge,
        CancellationToken cancellationToken,
        DateTimeOffset? again = null
    ) =>
        queue.AddAsync(
            scope,
            new()
            {
                Kind = ApprovalSender.Kind,
                Place = OutboxPlace.Of(ownerKey),
                Subject = pledge.Id,
                UniqueKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"approval:{pledge.Id}:{pledge.Version}:{ownerKey}{again?.ToUnixTimeMilliseconds()}"
                ),
            },
            cancellationToken
        );
}
