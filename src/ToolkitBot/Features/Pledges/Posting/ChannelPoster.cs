using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
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
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    CampaignBook campaigns,
    PostViewers viewers,
    UndeliveredNotice undelivered,
    TimeProvider clock
) : IOutboxSender
{
    public const string Kind = "post";

    /// <summary>From this many new pledges on, they are posted together.</summary>
    private const int DigestFrom = 4;

    /// <summary>More would not be read, and come near the size that Teams takes.</summary>
    private const int MostInDigest = 20;

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var rows = due.Where(row => row.Kind == Kind).ToList();
        await using var db = database.Read();
        var ids = rows.Select(row => row.Subject).ToList();
        var pledges = await db
            .Pledges.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var idle = rows.Where(row => !HasToBeShown(pledges.GetValueOrDefault(row.Subject!))).ToList();
        if (idle.Count > 0)
        {
            // Forgotten or withdrawn before it was ever posted, or its post was lost: there is nothing to show.
            return new()
            {
                Rows = idle,
                SettleAsync = (scope, _, token) => OutboxTable.RemoveAsync(scope, idle, token),
            };
        }

        var first = pledges[rows[0].Subject!];
        return first.PostActivityId is { } post
            ? await PackEditAsync(db, rows, first, post, cancellationToken)
            : await PackNewAsync(
                [.. rows.Where(row => pledges[row.Subject!].PostActivityId is null)],
                pledges,
                cancellationToken
            );
    }

    /// <summary>Its key is free again: a later change of the pledge may try anew.</summary>
    public async Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.FreeKeysAsync(scope, rows, cancellationToken);
        await undelivered.TellOwnersAsync(scope, rows[0].Subject, cancellationToken);
    }

    private static bool HasToBeShown(Pledge? pledge) =>
        pledge is { ChannelId: not null }
        && (pledge.PostActivityId is { Length: > 0 } || (pledge.PostActivityId is null && pledge.IsShown));

    private async Task<Parcel> PackNewAsync(
        List<OutboxMessage> rows,
        Dictionary<string, Pledge> pledges,
        CancellationToken cancellationToken
    )
    {
        var taken = rows.Take(rows.Count < DigestFrom ? 1 : MostInDigest).ToList();
        var shown = taken.Select(row => pledges[row.Subject!]).ToList();
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
        var taken = rows.Where(row => shown.Any(pledge => pledge.Id == row.Subject)).ToList();
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

    /// <summary>Notes which version the channel shows. A pledge that changed while it was drawn keeps its row for another edit.</summary>
    private async Task SettleAsync(
        CommitScope scope,
        List<OutboxMessage> rows,
        List<Pledge> shown,
        string? post,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var changed = await PledgesTable.MarkPostedAsync(scope, shown, post, now, cancellationToken);
        var again = rows.Where(row => changed.Contains(row.Subject!)).ToList();
        await OutboxTable.PostponeAsync(scope, again, now + PledgeLetters.EditGathers, cancellationToken);
        await OutboxTable.RemoveAsync(scope, [.. rows.Except(again)], cancellationToken);
    }
}
