using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Questions;
using ToolkitBot.Outbox;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Care;

/// <summary>
/// Looks every hour for what somebody should see to, and tells owners of campaigns: posts that keep failing, a secret near
/// its end, a package in Teams that is older than the bot. Tries channels again that Teams had refused. Several instances
/// may look at once: the keys of the letters make it one.
/// </summary>
internal sealed partial class CareWatch(
    Database database,
    CampaignStore campaigns,
    CampaignChannels channels,
    PackagesSeen packages,
    OutboxQueue queue,
    BotSettings settings,
    TimeProvider clock,
    ILogger<CareWatch> logger
) : RecurringWork(AfterStart, BetweenLooks, clock, logger)
{
    /// <summary>How long a post may wait before somebody is told.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MarksAreKept = TimeSpan.FromDays(30);

    /// <summary>Days before a secret's end on which owners are told.</summary>
    private static readonly int[] Warnings = [1, 3, 7, 14, 30];

    /// <summary>More people of one tenant are not told: it is theirs to pass on.</summary>
    private const int MostTold = 50;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryChannelsAsync(cancellationToken);
        await TellOfLatePostsAsync(cancellationToken);
        await TellOfSecretAsync(cancellationToken);
        await TellOfPackageAsync(cancellationToken);
        await database.Writes.RunAsync(
            (scope, token) =>
                MarksTable.RemoveBeforeAsync(scope, PackageSeen.Prefix, Clock.GetUtcNow() - MarksAreKept, token),
            cancellationToken
        );
    }

    /// <summary>Channels that Teams refused posts to, or whose team was archived, and in which something is to be said.</summary>
    private async Task TryChannelsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var closed = await db
            .Campaigns.AsNoTracking()
            .Where(c => c.GoneReason == GoneReason.Refused || c.GoneReason == GoneReason.TeamArchived)
            .Where(c =>
                db.Conversations.Any(v => v.Id == c.ChannelId && v.Active)
                || db.Outbox.Any(row => row.Place == c.ChannelId && row.FinishedAt == null)
            )
            .Select(c => new { c.TenantId, c.TeamId })
            .ToListAsync(cancellationToken);
        foreach (var campaign in closed)
        {
            await database.Writes.RunAsync(
                (scope, token) => channels.TryAgainAsync(scope, campaign.TenantId, campaign.TeamId!, token),
                cancellationToken
            );
        }
    }

    private async Task TellOfLatePostsAsync(CancellationToken cancellationToken)
    {
        var late = Clock.GetUtcNow() - Late;
        await using var db = database.Read();
        var waiting = db.Outbox.AsNoTracking().Where(row => row.FinishedAt == null && row.DueAt <= late);
        var ofPledges =
            from row in waiting
            join pledge in db.Pledges on row.Subject equals pledge.Id
            where row.Kind == ChannelPoster.Kind && pledge.TeamId != null
            select new { pledge.TenantId, TeamId = pledge.TeamId! };
        var ofQuestions =
            from row in waiting
            join question in db.Questions on row.Subject equals question.Id
            where row.Kind == QuestionPoster.Kind
            select new { question.TenantId, question.TeamId };
        foreach (var team in await ofPledges.Union(ofQuestions).ToListAsync(cancellationToken))
        {
            if (await campaigns.FindAsync(team.TenantId, team.TeamId, cancellationToken) is not { } campaign)
            {
                continue;
            }

            Log.Late(logger);
            var notice = Notice.ToOwners("campaign.posts-late", campaign);
            var today = Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await TellAsync(campaign.OwnerKeys, notice, $"late|{campaign.Id}|{today}", cancellationToken);
        }
    }

    private async Task TellOfSecretAsync(CancellationToken cancellationToken)
    {
        if (settings.Wire.PasswordEnds is not { } ends)
        {
            return;
        }

        var left = (ends - Clock.GetUtcNow()).TotalDays;
        if (Array.Find(Warnings, days => left <= days) is not (> 0 and var warning))
        {
            return;
        }

        Log.SecretEnds(logger, ends);
        var places = new Dictionary<string, string>
        {
            ["date"] = ends.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
        var notice = new Notice("campaign.secret-ends", places);
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            await TellTenantAsync(tenant, notice, $"secret|{ends:yyyyMMdd}|{warning}", cancellationToken);
        }
    }

    private async Task TellOfPackageAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenant, seen) in await packages.NewestAsync(cancellationToken))
        {
            if (seen >= Release.Number)
            {
                continue;
            }

            Log.OldPackage(logger, seen);
            var places = new Dictionary<string, string>
            {
                ["seen"] = seen.ToString(),
                ["own"] = Release.Number.ToString(),
            };
            var notice = new Notice("campaign.package-old", places);
            await TellTenantAsync(tenant, notice, $"package|{Release.Number}", cancellationToken);
        }
    }

    /// <summary>The tenants whose people depend on the bot's secret: its own, or all where it is at home in none.</summary>
    private async Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken)
    {
        if (settings.Wire.AppTenantId is { } own)
        {
            return [own];
        }

        await using var db = database.Read();
        return await db.Campaigns.Select(c => c.TenantId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Tells the tenant's stewards; where the bot knows none of them, the owners of its campaigns.</summary>
    private async Task TellTenantAsync(string tenant, Notice notice, string key, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var stewards = campaigns.StewardsOf(tenant);
        var told = await db
            .People.Where(p => stewards.Contains(p.Key))
            .Select(p => p.Key)
            .ToListAsync(cancellationToken);
        if (told.Count == 0)
        {
            var owned = await db
                .Campaigns.AsNoTracking()
                .Where(c => c.TenantId == tenant)
                .ToListAsync(cancellationToken);
            told = [.. owned.SelectMany(c => c.OwnerKeys).Distinct(StringComparer.Ordinal).Take(MostTold)];
        }

        await TellAsync(told, notice, key, cancellationToken);
    }

    private Task TellAsync(
        IEnumerable<string> people,
        Notice notice,
        string key,
        CancellationToken cancellationToken
    ) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                foreach (var person in people)
                {
                    await queue.AddAsync(scope, notice.To(person, null, $"{key}|{person}"), token);
                }
            },
            cancellationToken
        );

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Posts of a campaign have been due for more than an hour.")]
        public static partial void Late(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "MicrosoftAppPassword ends on {Ends}: make a new secret.")]
        public static partial void SecretEnds(ILogger logger, DateTimeOffset ends);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The app in Teams is version {Seen}, older than the bot.")]
        public static partial void OldPackage(ILogger logger, Version seen);
    }
}
