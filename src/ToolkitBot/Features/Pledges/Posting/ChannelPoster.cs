using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>
/// Makes the channel show pledges as they are: posts one, or many that wait in one digest; edits a post when its pledges
/// changed; empties it when one was withdrawn.
/// </summary>
internal sealed class ChannelPoster(
    Database database,
    ChannelLetters letters,
    LanguageShelf languages,
    CampaignStore campaigns,
    CampaignChannels channels,
    OutboxQueue queue,
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

    /// <summary>How often a pledge that waits for a channel is looked at, should no event tell that there is one.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var rows = due.Where(row => row.Kind == Kind).ToList();
        await using var db = database.Read();
        if (!await db.Conversations.AnyAsync(c => c.Id == rows[0].Place && c.Active, cancellationToken))
        {
            // The channel is gone, or the app: the pledges wait until there is one.
            var later = clock.GetUtcNow() + BetweenLooks;
            return new()
            {
                Rows = rows,
                SettleAsync = (scope, _, token) => queue.WaitForPlaceAsync(scope, rows, later, token),
            };
        }

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

    /// <summary>
    /// Its key is free again: a later change of the pledge may try anew. Where Teams says that the channel is gone, the
    /// pledge waits for one.
    /// </summary>
    public async Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.FreeKeysAsync(scope, rows, cancellationToken);
        if (await CampaignChannels.IsOpenAsync(scope, rows[0].Place, cancellationToken))
        {
            await undelivered.TellOwnersAsync(scope, rows[0].Subject, cancellationToken);
            return;
        }

        var ids = rows.Select(row => row.Subject).ToList();
        var waiting = await scope
            .Db.Pledges.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .ToListAsync(cancellationToken);
        foreach (var pledge in waiting)
        {
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }

        if (waiting.FirstOrDefault() is { TeamId: { } team } first)
        {
            await channels.LookAsync(scope, first.TenantId, team, rows[0].Place, GoneReason.Refused, cancellationToken);
        }
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
            Send = token => letters.PostAsync(shown[0].ChannelId!, card, token),
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
            Send = token => letters.EditAsync(first.ChannelId!, post, card, token),
            SettleAsync = (scope, _, token) => SettleAsync(scope, taken, shown, post, token),
        };
    }

    private async Task<RenderedCard> DrawAsync(List<Pledge> shown, CancellationToken cancellationToken)
    {
        // The channel is read by everybody, so it has one language.
        var language = languages.For(null);
        var campaign = await campaigns.ReadAsync(shown[0].TenantId, shown[0].TeamId, cancellationToken);
        var ids = await viewers.OfAsync(campaign, shown, cancellationToken);
        return shown.Count > 1
            ? language.Render("pledge-digest", PledgePostView.Digest(language, campaign, shown, ids))
            : language.Render("pledge-post", PledgePostView.Post(language, campaign, shown[0], ids));
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
        if (shown[0].PostActivityId is null)
        {
            await queue.TellPostedAsync(scope, shown, now, cancellationToken);
        }

        var changed = await PledgesTable.MarkPostedAsync(scope, shown, post, now, cancellationToken);
        var again = rows.Where(row => changed.Contains(row.Subject!)).ToList();
        await OutboxTable.PostponeAsync(scope, again, now + PledgeLetters.EditGathers, cancellationToken);
        await OutboxTable.RemoveAsync(scope, [.. rows.Except(again)], cancellationToken);
    }
}
