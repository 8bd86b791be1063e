using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>
/// Makes the channel show pledges as they are: posts one, or many that wait in one digest; edits a post when its pledges
/// changed; empties it when one was withdrawn.
/// </summary>
internal sealed class ChannelPoster(
    Database database,
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxRoom.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    CampaignBook campaigns,
    PostViewers viewers,
    TimeProvider clock
) : IOutboxSender
{
    /// <summary>From this many new pledges on, they are posted together.</summary>
    private const int DigestFrom = 4;

    /// <summary>More would not be read, and come near the size that Teams takes.</summary>
    private const int MostInDigest = 20;

    public IReadOnlyList<string> Kinds { get; } = [OutboxKinds.Post];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var rows = due.Where(row => row.Kind == OutboxKinds.Post).ToList();
        await using var db = database.Read();
        var ids = rows.Select(row => row.PledgeId).ToList();
        var pledges = await db
            .Pledges.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var idle = rows.Where(row => !HasToBeShown(pledges.GetValueOrDefault(row.PledgeId!))).ToList();
        if (idle.Count > 0)
        {
            // Forgotten or withdrawn before it was ever posted, or its post was lost: there is nothing to show.
            return new() { Rows = idle, SettleAsync = (scope, _, token) => RemoveAsync(scope, idle, token) };
        }

        var first = pledges[rows[0].PledgeId!];
        return first.PostActivityId is { } post
            ? await PackEditAsync(db, rows, first, post, cancellationToken)
            : await PackNewAsync(
                [.. rows.Where(row => pledges[row.PledgeId!].PostActivityId is null)],
                pledges,
                cancellationToken
            );
    }

    private static bool HasToBeShown(Pledge? pledge) =>
        pledge is { ChannelId: not null }
        && (
            pledge.PostActivityId is { Length: > 0 }
            || (pledge.PostActivityId is null && PledgeLife.IsShown(pledge.State))
        );

    private async Task<Parcel> PackNewAsync(
        List<OutboxMessage> rows,
        Dictionary<string, Pledge> pledges,
        CancellationToken cancellationToken
    )
    {
        var taken = rows.Take(rows.Count < DigestFrom ? 1 : MostInDigest).ToList();
        var shown = taken.Select(row => pledges[row.PledgeId!]).ToList();
        var card = await DrawAsync(shown, cancellationToken);
        return new()
        {
            Rows = taken,
            Send = token => PostAsync(shown[0].ChannelId!, card, token),
            SettleAsync = (scope, sent, token) => SettleAsync(scope, taken, shown, sent, token),
        };
    }

    private async Task<Parcel> PackEditAsync(
        ToolkitDb db,
        List<OutboxMessage> rows,
        Pledge first,
        string post,
        CancellationToken cancellationToken
    )
    {
        var shown = await db
            .Pledges.AsNoTracking()
            .Where(p => p.PostActivityId == post && p.ChannelId == first.ChannelId)
            .OrderBy(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var taken = rows.Where(row => shown.Any(pledge => pledge.Id == row.PledgeId)).ToList();
        var card = await DrawAsync(shown, cancellationToken);
        return new()
        {
            Rows = taken,
            Send = token => EditAsync(first.ChannelId!, post, card, token),
            SettleAsync = (scope, _, token) => SettleAsync(scope, taken, shown, post, token),
        };
    }

    private async Task<RenderedCard> DrawAsync(List<Pledge> shown, CancellationToken cancellationToken)
    {
        // The channel is read by everybody, so it has one language.
        var language = languages.For(null);
        var campaign = await campaigns.ReadAsync(language.Content.Campaign, shown[0].TenantId, cancellationToken);
        var ids = await viewers.OfAsync(shown, cancellationToken);
        return shown.Count > 1
            ? language.Render("pledge-digest", PledgePostView.Digest(language, campaign, shown, ids))
            : language.Render("pledge-post", PledgePostView.Post(language, campaign, shown[0], ids));
    }

    private async Task<string?> PostAsync(string channel, RenderedCard card, CancellationToken cancellationToken)
    {
        var reference = await addresses.ConversationAsync(channel, cancellationToken);
        var post = NewConversation.InChannel(channel, reference.TenantId ?? "", Turn.Message(card));
        var created = await addresses.ReachAsync(
            reference,
            () => connector.CreateConversationAsync(reference.ServiceUrl, post, cancellationToken)
        );
        // Empty: it stands there, but cannot be edited.
        return created.ActivityId ?? ThreadId.RootMessage(created.Id ?? "") ?? "";
    }

    private async Task<string?> EditAsync(
        string channel,
        string post,
        RenderedCard card,
        CancellationToken cancellationToken
    )
    {
        var reference = await addresses.ConversationAsync(channel, cancellationToken);
        try
        {
            await addresses.ReachAsync(
                reference,
                () => connector.UpdateAsync(reference, post, Turn.Message(card), cancellationToken)
            );
        }
        catch (ConnectorException e) when (e.Fault.Kind == ConnectorFaultKind.ActivityNotFound)
        {
            // Somebody took the post away; it is not put back.
        }

        return post;
    }

    /// <summary>
    /// Notes which version the channel shows. A pledge that changed while it was drawn keeps its row for another edit:
    /// its row is written first, as every change of a pledge does, so none slips in between.
    /// </summary>
    private async Task SettleAsync(
        CommitScope scope,
        List<OutboxMessage> rows,
        List<Pledge> shown,
        string? post,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        foreach (var pledge in shown.OrderBy(pledge => pledge.Id, StringComparer.Ordinal))
        {
            await scope
                .Db.Pledges.Where(p => p.Id == pledge.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.PostActivityId, post)
                            .SetProperty(p => p.PostedVersion, pledge.Version)
                            .SetProperty(p => p.PostedAt, p => p.PostedAt ?? now),
                    cancellationToken
                );
        }

        var ids = shown.Select(pledge => pledge.Id).ToList();
        var changed = await scope
            .Db.Pledges.Where(p => ids.Contains(p.Id) && p.Version != p.PostedVersion)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
        var again = rows.Where(row => changed.Contains(row.PledgeId!)).Select(row => row.Id).ToList();
        await scope
            .Db.Outbox.Where(row => again.Contains(row.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.DueAt, now + OutboxQueue.EditGathers)
                        .SetProperty(row => row.Attempts, 0),
                cancellationToken
            );
        await RemoveAsync(scope, [.. rows.Where(row => !again.Contains(row.Id))], cancellationToken);
    }

    private static Task RemoveAsync(CommitScope scope, List<OutboxMessage> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return scope.Db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
