using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>Two tenants on one bot and one database: nothing of one is seen, counted, joined or posted in the other.</summary>
public sealed class TwoTenantsTests
{
    private const string Tenant = "0b5c2d00-0000-4000-8000-00000000beef";
    private const string Here = "I will answer every letter of the first tenant";
    private const string There = "I will ring every patient of the second tenant";

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_tenant_is_in_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await using var other = await bot.OtherTenantAsync(Tenant);
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Here} by 3 March 2027");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), Here);
        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM pledges"))!;

        await other.Teams.OpenAsync("mei", "personal", CancellationToken.None);
        await other.Teams.SayAsync("mei", "personal", $"pledge {There} by 3 March 2027");
        var preview = await CardAsync(other.Teams, "pledge-preview");
        Assert.Contains(", Sample Hospital", preview.Text, StringComparison.Ordinal);
        await other.Teams.PressAsync("mei", preview.MessageId, preview.Button("pledge.post"));
        await Waiting.UntilAsync(
            async () =>
                await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges WHERE post_activity_id IS NOT NULL")
                == 2,
            "the pledge of the other tenant was not posted"
        );
        Assert.DoesNotContain(bot.World.AllMessages(), message => Says(message.CardFor("mei"), There));
        Assert.DoesNotContain(other.Teams.World.AllMessages(), message => Says(message.CardFor("mei"), Here));
        Assert.Equal(
            ["1 | 1", "1 | 1"],
            await bot.Database.LinesAsync(
                "SELECT c.pledged, s.pledged FROM campaigns c JOIN campaign_sums s ON s.campaign_id = c.campaign_id AND s.theme_id = '*'"
            )
        );

        foreach (var verb in new[] { "pledge.view", "pledge.join", "pledge.approve", "pledge.take-down" })
        {
            var action = TwoTeamsTests.Forged(verb, ("id", id), ("digest", id), ("version", "1"));
            var outcome = await other.Teams.PressAsync("mei", preview.MessageId, action);
            Assert.False(Says(outcome.Card, Here));
        }

        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledge_joins"));
        var settings = TwoTeamsTests.Forged("campaign.settings", ("team", bot.World.Team.Id));
        var refused = await other.Teams.PressAsync("gareth", await LastAsync(other.Teams, "gareth"), settings);
        Assert.Contains("owners", refused.Text, StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        var wall = await http.GetStringAsync(new Uri("/api/wall", UriKind.Relative));
        Assert.Equal(1, (int)JsonNode.Parse(wall)!["total"]!);
        Assert.DoesNotContain(There, wall, StringComparison.Ordinal);
        var guessed = Uri.EscapeDataString(other.Teams.World.Team.Id);
        var answer = await http.GetAsync(new Uri($"/api/wall?team={guessed}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> LastAsync(LocalTeamsServer teams, string person)
    {
        await teams.SayAsync(person, "personal", "help");
        await Waiting.UntilAsync(
            () =>
                Task.FromResult(
                    teams.World.Messages(teams.World.Conversation(person, "personal")).Any(m => m.Person is null)
                ),
            "nothing was answered"
        );
        return teams.World.Messages(teams.World.Conversation(person, "personal")).Last(m => m.Person is null).Id;
    }

    private static async Task<CardSeen> CardAsync(LocalTeamsServer teams, string name)
    {
        CardSeen? seen = null;
        await Waiting.UntilAsync(
            () =>
            {
                seen = teams
                    .World.AllMessages()
                    .Select(message =>
                        message.CardFor("mei") is JsonObject card ? new CardSeen(message.Id, card) : null
                    )
                    .LastOrDefault(card => card?.Name == name);
                return Task.FromResult(seen is not null);
            },
            $"no card '{name}' came"
        );
        return seen!;
    }

    private static bool Says(JsonNode? card, string words) =>
        card?.ToJsonString().Contains(words, StringComparison.Ordinal) == true;
}
