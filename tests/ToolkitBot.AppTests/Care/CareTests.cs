using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.AppTests.Questions;
using ToolkitBot.AppTests.Wire;
using ToolkitBot.Features.Care;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Care;

/// <summary>Owners are told in time, and once, of what somebody should see to.</summary>
public sealed class CareTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task Owners_are_told_once_a_day_that_posts_keep_failing(StorageKind storage)
    {
        var options = new BotOptions { ExpectsRefusedCalls = true, People = 6 };
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var gareth = bot.Person("gareth");
        await gareth.Says("hello");
        await gareth.Sees("welcome");
        bot.Teams.Connector.Faults = ChannelTalk.NoNewPosts(new LocalFault { Status = 429, Code = "Throttled" });
        await PledgeTests.PostAsync(bot.Person("amina"), "pledge I will answer every letter by 3 March 2027");
        await LookAsync(bot);
        Assert.DoesNotContain(gareth.Cards(), IsLate);

        bot.Clock.Advance(CareWatch.Late + TimeSpan.FromMinutes(5));
        await LookAsync(bot);
        await gareth.Sees("notice", "waiting for more than an hour");
        await LookAsync(bot);
        await bot.SettleAsync();
        Assert.Single(gareth.Cards(), IsLate);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(bot);
        await Waiting.UntilAsync(() => Task.FromResult(gareth.Cards().Count(IsLate) == 2), "no word on the second day");
        bot.Teams.Connector.Faults = null;
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Owners_are_told_of_a_question_that_waits_to_be_posted(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        await bot.AnswersHereAsync("gareth", "general");
        bot.Teams.Connector.Faults = ChannelTalk.NoNewPosts(new LocalFault { Status = 429, Code = "Throttled" });
        await bot.Person("amina").SendsAsync("Who may see the rota for the wards?");
        bot.Clock.Advance(CareWatch.Late + TimeSpan.FromMinutes(5));
        await LookAsync(bot);
        await bot.Person("gareth").ShowsAsync("notice", "waiting for more than an hour");
        bot.Teams.Connector.Faults = null;
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_channel_that_refused_posts_is_tried_again_and_nobody_is_told_twice(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { ExpectsRefusedCalls = true, ExpectsErrors = true }
        );
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        var channel = gareth.In("pledges");
        await channel.Opens();
        await gareth.Opens();
        await bot.SettleAsync();
        bot.Teams.Connector.Faults = new LocalFaults(call =>
            call.BaseConversationId == channel.Place.Id ? LocalFault.Answer(403, "BotNotInConversationRoster") : null
        );
        await PledgeTests.PostAsync(bot.Person("amina"), "pledge I will thank a colleague by 3 March 2027");
        await PledgeTests.ShowsAsync(gareth, "I can no longer post");

        await LookAsync(bot);
        await bot.SettleAsync();
        Assert.Single(gareth.Cards(), card => card.Text.Contains("I can no longer post", StringComparison.Ordinal));

        bot.Teams.Connector.Faults = null;
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(bot);
        await PledgeTests.ShowsAsync(gareth.In("pledges"), "thank a colleague");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(bot);
        Assert.Equal("", await bot.Database.ScalarAsync("SELECT COALESCE(gone_reason, '') FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Owners_are_told_before_the_secret_ends(StorageKind storage)
    {
        var settings = new Dictionary<string, string> { ["MicrosoftAppPasswordEnds"] = "2027-03-20" };
        await using var bot = await BotUnderTest.StartAsync(storage, new() { Settings = settings });
        bot.Clock.MoveTo(new DateTimeOffset(2027, 2, 1, 10, 0, 0, TimeSpan.Zero));
        var gareth = bot.Person("gareth");
        await bot.Person("gareth", "pledges").Opens();
        await gareth.Says("tip");
        await gareth.Sees("tip");
        await LookAsync(bot);
        await gareth.SeesNothingMore();

        // 30 days before, then again at 14: not every hour in between.
        foreach (var day in new[] { 20, 21 })
        {
            bot.Clock.MoveTo(new DateTimeOffset(2027, 2, day, 10, 0, 0, TimeSpan.Zero));
            await LookAsync(bot);
        }

        await gareth.Sees("notice", "20 March 2027");
        await gareth.SeesNothingMore();
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 7, 10, 0, 0, TimeSpan.Zero));
        await LookAsync(bot);
        await Waiting.UntilAsync(
            () =>
                Task.FromResult(
                    gareth.Cards().Count(card => card.Text.Contains("20 March", StringComparison.Ordinal)) == 2
                ),
            "no second word"
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_app_in_Teams_that_is_older_than_the_bot_is_told_where_clients_say_its_version(
        StorageKind storage
    )
    {
        var wire = new WireBot { Storage = storage };
        await wire.InitializeAsync();
        try
        {
            await wire.PostAsync(Of(wire, "a:old", "0.9.0"));
            var packages = wire.Services.GetRequiredService<PackagesSeen>();
            Assert.Equal(new Version(0, 9, 0), (await packages.NewestAsync(CancellationToken.None))[Samples.TenantId]);
            await OwnAsync(wire, "a:old");
            var care = wire.Services.GetRequiredService<CareWatch>();
            await care.RunAsync(CancellationToken.None);
            await care.RunAsync(CancellationToken.None);
            await Waiting.UntilAsync(() => Task.FromResult(Told(wire) == 1), "nobody was told");

            // Once the update is there, the old version is only somebody who has not got it yet.
            await wire.PostAsync(Of(wire, "a:new", Release.Number.ToString()));
            Assert.Equal(Release.Number, (await packages.NewestAsync(CancellationToken.None))[Samples.TenantId]);
            foreach (var odd in new[] { "", "one", "1.2.3.4.5", new string('1', 40) })
            {
                await wire.PostAsync(Of(wire, "a:odd", odd));
            }

            Assert.Equal(
                2L,
                Convert.ToInt64(
                    await wire.Database.ScalarAsync("SELECT count(*) FROM marks WHERE name LIKE 'package|%'"),
                    CultureInfo.InvariantCulture
                )
            );
            Assert.Equal(1, Told(wire));
        }
        finally
        {
            await wire.DisposeAsync();
        }
    }

    private static int Told(WireBot wire) =>
        wire
            .Connector.In("a:old")
            .Count(call => call.Body.Contains("The app in Teams is version", StringComparison.Ordinal));

    /// <summary>The person of this chat owns the campaign of a team.</summary>
    private static async Task OwnAsync(WireBot wire, string chat)
    {
        var database = wire.Services.GetRequiredService<Database>();
        await using var db = database.Read();
        var person = db.People.Single(p => p.PersonalConversationId == chat);
        var campaigns = wire.Services.GetRequiredService<ToolkitBot.Features.Campaigns.CampaignStore>();
        await database.Writes.RunAsync(
            async (scope, token) =>
            {
                var campaign = await campaigns.OpenAsync(scope, person.TenantId, "19:team@thread.tacv2", token);
                campaign.AddOwner(person.Key);
                await scope.Db.SaveChangesAsync(token);
            },
            CancellationToken.None
        );
    }

    private static JsonObject Of(WireBot wire, string chat, string version)
    {
        var body = wire.Message("tip", chat);
        body["channelData"]!["app"] = new JsonObject { ["id"] = "sample", ["version"] = version };
        return body;
    }

    private static Task LookAsync(BotUnderTest bot) =>
        bot.Services.GetRequiredService<CareWatch>().RunAsync(CancellationToken.None);

    private static bool IsLate(CardSeen card) =>
        card.Text.Contains("waiting for more than an hour", StringComparison.Ordinal);
}
