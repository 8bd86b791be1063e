using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Upgrade;

/// <summary>A database of the release before is opened, migrated, and keeps everything that was in it.</summary>
public sealed class ReleaseUpgradeTests
{
    /// <summary>What no upgrade may change, by the names of columns that both releases have.</summary>
    private static readonly string[] kept =
    [
        "SELECT id, tenant_id, campaign_id, person_key, shown_name, made_as, group_name, text, for_whom, why, theme_id FROM pledges ORDER BY id",
        "SELECT id, due_on, time_zone, state, refusal_reason, outcome, joined, channel_id, post_activity_id FROM pledges ORDER BY id",
        "SELECT id, posted_version, created_at, posted_at, done_at, version FROM pledges ORDER BY id",
        "SELECT pledge_id, person_key, joined_at FROM pledge_joins ORDER BY pledge_id, person_key",
        "SELECT tenant_id, name, hashtag, starts_on, ends_on, goal, approve_first, channel_id FROM campaigns ORDER BY id",
        "SELECT owners, pledged, joined, done, version FROM campaigns ORDER BY id",
        // What the tenant counted, it counts still; and its team has counted the same.
        "SELECT * FROM campaign_sums WHERE campaign_id IN (SELECT campaign_id FROM pledges) AND theme_id <> '*' ORDER BY campaign_id, theme_id, made_as",
        "SELECT * FROM campaign_days WHERE campaign_id IN (SELECT campaign_id FROM pledges) ORDER BY campaign_id, theme_id, day",
        "SELECT theme_id, made_as, pledged, joined, done FROM campaign_sums WHERE campaign_id IN (SELECT id FROM campaigns) ORDER BY 1, 2",
        "SELECT theme_id, day, pledged, joined, done FROM campaign_days WHERE campaign_id IN (SELECT id FROM campaigns) ORDER BY 1, 2",
        "SELECT * FROM conversations ORDER BY id",
        "SELECT key, json, version, updated_at FROM states ORDER BY key",
        "SELECT * FROM tallies ORDER BY day, kind, subject",
        "SELECT id, kind, unique_key, payload, due_at, attempts, finished_at, dead_reason FROM outbox ORDER BY id",
        "SELECT id, state_key, answer_status, sent FROM turns ORDER BY id",
    ];

    /// <summary>Questions that the release before answered with a door, as it counted them.</summary>
    private const long declined = 3;

    // The local Teams of the test has none of the old posts, and some of the people have no chat in it.
    private static readonly BotOptions options = new()
    {
        People = 16,
        ExpectsRefusedCalls = true,
        ExpectsErrors = true,
    };

    [Theory, Sqlite, PostgreSql]
    public async Task Everything_is_kept(StorageKind storage)
    {
        foreach (var release in new[] { ReleaseFixture.First, ReleaseFixture.Last })
        {
            await using var database = await ReleaseFixture.CreateAsync(storage, release);
            var before = await AllAsync(database);
            Assert.Contains(before, line => line.Contains("answer every comment", StringComparison.Ordinal));
            await using var bot = await BotUnderTest.StartOnAsync(database, options);

            Assert.Equal(before, await AllAsync(database));
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_tenants_campaign_becomes_that_of_its_channels_team(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage, ReleaseFixture.Last);
        var owners = await database.ScalarAsync("SELECT owners FROM campaigns");
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        var (tenant, team) = (bot.World.TenantId, bot.World.Team.Id);
        Assert.Equal(
            [$"{tenant}|change-day|{team} | {tenant}|change-day | {team}"],
            await database.LinesAsync("SELECT id, campaign_id, team_id FROM campaigns")
        );
        Assert.Equal([team], await database.LinesAsync("SELECT DISTINCT team_id FROM pledges"));
        Assert.Equal(
            await database.LinesAsync("SELECT pledged, joined, done FROM campaigns"),
            await database.LinesAsync(
                $"SELECT pledged, joined, done FROM campaign_sums WHERE campaign_id = '{tenant}|change-day' AND theme_id = '*'"
            )
        );

        // Its owner owns it as before, and the next join is counted for both.
        await MoveHereAsync(bot, bot.Person("amina"));
        var gareth = bot.Person("gareth");
        await gareth.Says("my pledges");
        await gareth.Sees("my-pledges");
        await gareth.PressAsync(gareth.Card, CampaignTests.Settings());
        await gareth.Sees("campaign", "Change Day on the wards");
        Assert.Equal(owners, await database.ScalarAsync("SELECT owners FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_was_begun_in_a_channel_goes_on(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina", "general");
        await amina.Says("@ToolkitBot tip");
        await amina.Sees("tip");
        await bot.SettleAsync();
        var state = await bot.Database.LinesAsync("SELECT key, json FROM states");
        var (mri, id) = (amina.Self.Mri, amina.Self.ObjectId);
        Assert.EndsWith($"|{mri}", Assert.Single(state).Split(" | ")[0], StringComparison.Ordinal);

        // As releases before kept it.
        await bot.StopAsync();
        await bot.Database.ScalarAsync($"UPDATE states SET key = replace(key, '{mri}', '{id}')");
        await bot.Database.ScalarAsync("DELETE FROM marks WHERE name = 'state-of-account'");
        await bot.StartInstancesAsync();
        Assert.Equal(state, await bot.Database.LinesAsync("SELECT key, json FROM states"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_had_no_channel_waits_for_a_team(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage, ReleaseFixture.Last);
        await database.ScalarAsync("UPDATE campaigns SET channel_id = NULL");
        var counted = await database.LinesAsync("SELECT pledged, joined, done FROM campaigns");
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges WHERE team_id IS NOT NULL"));
        Assert.Equal(
            counted,
            await database.LinesAsync("SELECT pledged, joined, done FROM campaign_sums WHERE theme_id = '*'")
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_waits_is_sent_and_what_was_begun_goes_on(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage);
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        bot.Clock.MoveTo(ReleaseFixture.Afterwards);
        var amina = bot.Person("amina");
        await amina.Says("next");
        await amina.Sees("walk-step", "3 of 5");
        await MoveHereAsync(bot, amina);

        // Two posts were to be edited: the channel of this test has none of them, which is what the edit is told.
        await Waiting.UntilAsync(
            async () => await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox WHERE kind = 'post'") == 0,
            "the posts were not edited"
        );
        Assert.Equal(2, bot.Teams.Connector.Calls.Count(call => call.Operation == ConnectorOperation.Update));

        var mei = bot.Person("mei");
        await mei.Says("my pledges");
        await mei.Sees("my-pledges");
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 3, 10, 5, 0, TimeSpan.Zero));
        await amina.Sees("follow-up", "answer every comment");
        await amina.Presses("Done");
        await amina.Sees("notice", "Well done");
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT done FROM campaigns"));
        Assert.Equal(6, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_account_under_three_keys_becomes_one_person(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage);
        const string accounts = "SELECT count(DISTINCT channel_account_id) FROM people";
        var known = await database.ScalarAsync(accounts);
        Assert.NotEqual(known, await database.ScalarAsync("SELECT count(*) FROM people"));
        await using var bot = await BotUnderTest.StartOnAsync(database, options);

        Assert.Equal(known, await database.ScalarAsync("SELECT count(*) FROM people"));
        Assert.Equal(known, await database.ScalarAsync(accounts));
        Assert.Equal(
            0,
            await ChannelTalk.CountAsync(
                bot,
                "SELECT count(*) FROM people WHERE key <> lower(key) AND key NOT LIKE '%|29:%'"
            )
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Questions_that_would_not_be_kept_today_go_and_stay_counted(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage);
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        Assert.Equal(
            ["Which car park is nearest to the theatre entrance"],
            await database.LinesAsync("SELECT text FROM unanswered")
        );
        Assert.Equal(declined, await ChannelTalk.CountAsync(bot, "SELECT count FROM tallies WHERE kind = 'declined'"));
        if (storage == StorageKind.Sqlite)
        {
            await bot.StopAsync();
            SqliteConnection.ClearAllPools();
            var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("Sampleton"u8));
        }
    }

    /// <summary>The Connector of the old release is gone: all is reached at this test's.</summary>
    private static async Task MoveHereAsync(BotUnderTest bot, Person known) =>
        await bot.Database.ScalarAsync(
            $"UPDATE conversations SET service_url = (SELECT service_url FROM conversations WHERE id = '{known.Place.Id}')"
        );

    private static async Task<List<string>> AllAsync(TestDatabase database)
    {
        var all = new List<string>();
        foreach (var sql in kept)
        {
            all.AddRange(await database.LinesAsync(sql));
        }

        return all;
    }
}
