using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Storage;

namespace ToolkitBot.Testing;

/// <summary>
/// Many people pledge while a tenth of all calls to the Connector is throttled, a tenth answered with 502, a tenth not at
/// all, a tenth cut, and a bot is killed every few seconds. Afterwards the store and the channel are counted.
/// </summary>
internal sealed partial class Storm(StormSetting setting, Database database)
{
    private const int Seed = 4711;
    private readonly Stopwatch clock = new();
    private volatile bool blows;

    public async Task<StormReport> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var front = await BotFront.StartAsync();
        await using var host = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions
            {
                BotEndpoint = front.Endpoint,
                People = SampleWorld.Crowd(setting.Pledges + SampleWorld.People.Count),
                EnforceLimits = true,
                Faults = Trouble(),
                RedeliveryDelay = TimeSpan.FromMilliseconds(500),
                RecordsKept = 1_000_000,
            },
            cancellationToken
        );
        await using var bots = new KilledBots(front, setting, folder);
        await bots.StartAsync();
        var teams = host.Teams;
        await teams.OpenAsync("amina", "pledges", cancellationToken);
        await UntilAsync(HasChannelAsync, cancellationToken);

        blows = true;
        clock.Start();
        bots.BeginKilling();
        await PledgeAsync(teams, cancellationToken);
        var pledging = clock.Elapsed;
        await UntilAsync(IsAllSentAsync, cancellationToken);
        var all = clock.Elapsed;
        await bots.StopKillingAsync();
        return await CountAsync(teams, bots.Kills, (pledging, all), cancellationToken);
    }

    private Task PledgeAsync(LocalTeamsServer teams, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            teams.World.People.Skip(SampleWorld.People.Count).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = setting.AtOnce, CancellationToken = cancellationToken },
            async (person, token) => await new StormPerson(teams, person.Item.Key, person.Index + 1).PledgeAsync(token)
        );

    private LocalFaults Trouble()
    {
#pragma warning disable CA5394 // A dice for a test; nothing secret depends on it.
        var dice = new Random(Seed);
        return new LocalFaults(_ =>
            !blows
                ? null
                : dice.Next(10) switch
                {
                    0 => LocalFault.Throttled(TimeSpan.FromSeconds(1)),
                    1 => LocalFault.Answer(502),
                    2 => LocalFault.Silence(setting.Silence),
                    3 => LocalFault.Drop(),
                    _ => null,
                }
        );
#pragma warning restore CA5394
    }

    private async Task<bool> HasChannelAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Campaigns.AnyAsync(c => c.ChannelId != null, cancellationToken);
    }

    private async Task<bool> IsAllSentAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return !await db.Outbox.AnyAsync(
            row => row.Kind == ChannelPoster.Kind && row.FinishedAt == null,
            cancellationToken
        );
    }

    private async Task UntilAsync(Func<CancellationToken, Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(setting.Patience);
        while (!deadline.IsCancellationRequested && !await holds(cancellationToken))
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task<StormReport> CountAsync(
        LocalTeamsServer teams,
        int kills,
        (TimeSpan Pledging, TimeSpan All) took,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        var channel = teams.World.Conversation("amina", "pledges");
        var posts = teams
            .World.Messages(channel)
            .Where(message => message.Person is null)
            .Select(message => (message.Id, Card: message.Activity.Attachments?[0].Content?.ToJsonString() ?? ""))
            .Select(post => (post.Id, Marks: Mark().Matches(post.Card).Select(match => match.Value).ToHashSet()))
            .Where(post => post.Marks.Count > 0)
            .ToList();
        var seen = new HashSet<string>();
        var doubled = posts.Count(post => post.Marks.Count(seen.Add) < post.Marks.Count);
        var pledges = await db.Pledges.AsNoTracking().ToListAsync(cancellationToken);
        var byPost = posts.ToDictionary(post => post.Id, post => post.Marks);
        // A long digest names the first of its pledges; the others are seen one by one.
        var shown = pledges.Count(pledge =>
            pledge.PostActivityId is { } id
            && byPost.TryGetValue(id, out var marks)
            && (marks.Contains(Mark().Match(pledge.Text).Value) || marks.Count >= PledgePostView.MostChoices)
        );
        var calls = teams.Connector.Calls;
        return new()
        {
            Setting = setting,
            Stored = pledges.Count,
            GivenUp = await db.Outbox.CountAsync(
                row => row.Kind == ChannelPoster.Kind && row.DeadReason != null,
                cancellationToken
            ),
            Counted = await db.Campaigns.SumAsync(c => c.Pledged, cancellationToken),
            Shown = shown,
            SinglePosts = posts.Count(post => post.Marks.Count == 1),
            Digests = posts.Count(post => post.Marks.Count > 1),
            DoubledPosts = doubled,
            DoubledPledges = posts.Sum(post => post.Marks.Count) - seen.Count,
            Kills = kills,
            Calls = calls.Count,
            Faults = calls
                .Where(call => call.Fault is not null)
                .GroupBy(call => Name(call.Fault!))
                .ToDictionary(group => group.Key, group => group.Count()),
            OverTheLimit = calls.Count(call => call.Status == 429 && call.Fault is null),
            Limits = StormLimits.Measure(calls, channel.Id),
            Pledging = took.Pledging,
            All = took.All,
        };
    }

    private static string Name(LocalFault fault) =>
        fault switch
        {
            { Status: > 0 } => $"{fault.Status}",
            { Delay.Ticks: > 0 } => "without an answer",
            _ => "cut",
        };

    [GeneratedRegex("number-[0-9]{5}")]
    private static partial Regex Mark();
}
