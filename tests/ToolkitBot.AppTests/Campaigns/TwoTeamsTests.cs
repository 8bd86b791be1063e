using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>Two teams of one tenant: each has its own pledges, and nothing of one is seen or decided in the other.</summary>
public sealed class TwoTeamsTests
{
    private const string Hospital = "I will answer every letter of the hospital";
    private const string Clinic = "I will ring every patient of the clinic";
    private static readonly BotOptions options = new() { HasClinic = true };

    [Theory, Sqlite, PostgreSql]
    public async Task Each_pledge_goes_to_the_team_of_its_author(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Hospital} by 3 March 2027");
        var nadia = bot.Person("nadia");
        await nadia.Says($"pledge {Clinic} by 3 March 2027");
        await nadia.Sees("pledge-preview", ", Sample Clinic,");
        await nadia.Presses("pledge.post");
        await nadia.Sees("notice", "on its way");
        var (hospital, clinic) = (bot.Person("owen", "pledges"), bot.Person("owen", "clinic-pledges"));
        await PledgeTests.ShowsAsync(hospital, Hospital);
        await PledgeTests.ShowsAsync(clinic, Clinic);
        Assert.DoesNotContain(hospital.Cards(), card => card.Text.Contains(Clinic, StringComparison.Ordinal));
        Assert.DoesNotContain(clinic.Cards(), card => card.Text.Contains(Hospital, StringComparison.Ordinal));
        Assert.Equal(["1", "1"], await bot.Database.LinesAsync("SELECT pledged FROM campaigns"));
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaign_sums WHERE theme_id = '*'"));
        await nadia.Says("my pledges");
        await nadia.Sees("my-pledges", "Sample Clinic");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Somebody_of_both_chooses_once_and_can_change_it_on_the_preview(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var owen = bot.Person("owen");
        await owen.Says($"pledge {Clinic} by 3 March 2027");
        var asked = await owen.Sees("pledge-team", "Which team is it for?");
        var found = await bot.Teams.SearchChoicesAsync("owen", asked.MessageId, "teams", "clin sam");
        var team = Assert.Single(found);
        Assert.Equal("Sample Clinic", team.Key);
        await owen.PressAsync(
            asked,
            asked.Button("Use this team"),
            new Dictionary<string, string> { ["team"] = team.Value }
        );
        await owen.Sees("pledge-preview", ", Sample Clinic,");
        Assert.DoesNotContain(owen.Card.Buttons, button => (string?)button["title"] == "Another team");
        await owen.Presses("To Sample Hospital");
        await owen.Sees("pledge-preview", ", Sample Hospital,");
        await owen.Presses("pledge.post");
        await owen.Sees("notice", "on its way");
        await PledgeTests.ShowsAsync(owen.In("pledges"), Clinic);

        // The next one goes where the last one went.
        await owen.Says($"pledge {Hospital} by 3 March 2027");
        await owen.Sees("pledge-preview", ", Sample Hospital,");

        // In a team, it goes to that team.
        await owen.In("clinic-pledges").Says($"@ToolkitBot pledge {Clinic} twice by 3 March 2027");
        var clinic = owen.In("clinic-pledges");
        await clinic.Says($"@ToolkitBot pledge {Clinic} again by 3 March 2027");
        await clinic.Sees("notice");
        await clinic.Presses("Preview");
        await clinic.Sees("pledge-preview", ", Sample Clinic,");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Teams_of_one_name_are_told_apart_wherever_one_is_chosen(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await bot.Person("gareth", "pledges").Opens();
        await bot.Person("tom", "clinic-pledges").Opens();
        await bot.Teams.RenameAsync("tom", "clinic", "Sample Hospital", isTeam: true);
        await bot.Teams.RenameAsync("tom", "clinic-pledges", "Clinic promises", isTeam: false);
        await bot.SettleAsync();
        var owen = bot.Person("owen");
        await owen.Says($"pledge {Clinic} by 3 March 2027");
        var asked = await owen.Sees("pledge-team");
        var found = await bot.Teams.SearchChoicesAsync("owen", asked.MessageId, "teams", "hospital");
        Assert.Equal(
            ["Sample Hospital (Change Day pledges)", "Sample Hospital (Clinic promises)"],
            found.Select(team => team.Key).Order(StringComparer.Ordinal)
        );
        await owen.Says("sample hospital");
        await owen.Sees("pledge-team");
        await owen.Says("sample hospital (clinic promises)");
        await owen.Sees("pledge-preview", ", Sample Hospital (Clinic promises),");
        await owen.Presses("To Sample Hospital (Change Day pledges)");
        await owen.Sees("pledge-preview", ", Sample Hospital (Change Day pledges),");

        // On the wall too; where the channels are called the same, by a number.
        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        async Task<string[]> BesideAsync() =>
            [
                .. JsonNode
                    .Parse(await http.GetStringAsync(new Uri("/api/wall/teams", UriKind.Relative)))!
                    .AsArray()
                    .Select(team => $"{(string?)team!["name"]} {(string?)team["beside"]}")
                    .Order(StringComparer.Ordinal),
            ];
        Assert.Equal(["Sample Hospital Change Day pledges", "Sample Hospital Clinic promises"], await BesideAsync());
        await bot.Teams.RenameAsync("tom", "clinic-pledges", "Change Day pledges", isTeam: false);
        await bot.SettleAsync();
        Assert.Equal(["Sample Hospital 1", "Sample Hospital 2"], await BesideAsync());
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Where_there_is_one_team_no_other_is_offered(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Hospital} by 3 March 2027");
        var preview = await amina.Sees("pledge-preview", ", Sample Hospital,");
        Assert.DoesNotContain(preview.Buttons, button => (string?)button["verb"] is "pledge.teams" or "pledge.team");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nobody_pledges_in_a_team_that_they_do_not_belong_to(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await bot.Person("tom", "clinic-pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Hospital} by 3 March 2027");
        var preview = await amina.Sees("pledge-preview", ", Sample Hospital,");
        await amina.PressesOn(preview, "Another team");
        var asked = await amina.Sees("pledge-team");
        var clinic = bot.World.Conversation("owen", "clinic").Team!.Id;
        await amina.PressAsync(
            asked,
            asked.Button("Use this team"),
            new Dictionary<string, string> { ["team"] = clinic }
        );
        await amina.Sees("pledge-team", "You are not in that team");

        // She had left the team that the preview named.
        await amina.PressAsync(
            asked,
            asked.Button("Use this team"),
            new Dictionary<string, string> { ["team"] = bot.World.Team.Id }
        );
        await amina.Sees("pledge-preview");
        await bot.Teams.LeaveTeamAsync("amina", "pledges", isTold: false);
        await amina.Presses("pledge.post");
        await amina.Sees("pledge-team", "not in that team");
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_guest_finds_only_the_team_of_which_they_are_a_guest(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            options with
            {
                Teams = teams =>
                    teams with
                    {
                        People =
                        [
                            .. teams.People.Select(one => one.Key == "nadia" ? one with { Role = "guest" } : one),
                        ],
                    },
            }
        );
        var nadia = bot.Person("nadia");
        await nadia.In("clinic-pledges").Says("@ToolkitBot help");
        await nadia.Says($"pledge {Clinic} by 3 March 2027");
        await nadia.Sees("pledge-preview", ", Sample Clinic,");
        var preview = nadia.Card;
        Assert.DoesNotContain(preview.Buttons, button => (string?)button["verb"] is "pledge.teams" or "pledge.team");
        Assert.Empty(await bot.Teams.SearchChoicesAsync("nadia", preview.MessageId, "teams", "hospital"));
        var draft = (string)preview.Button("Post it")["data"]!["draft"]!;
        await nadia.PressAsync(preview, Forged("pledge.team", ("draft", draft), ("team", bot.World.Team.Id)));
        var asked = await nadia.Sees("pledge-team", "You are not in that team");
        Assert.Equal([bot.World.Conversation("nadia", "clinic").Team!.Id], asked.Choices("team"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_team_is_seen_joined_or_decided_from_the_other_by_a_guessed_id(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Hospital} by 3 March 2027");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), Hospital);
        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM pledges"))!;
        var tom = bot.Person("tom");
        await tom.Opens();
        await tom.Says("help");
        var help = await tom.Sees("help");
        foreach (var place in new[] { tom, tom.In("clinic-pledges") })
        {
            await place.Opens();
            if (place != tom)
            {
                await place.Says("@ToolkitBot help");
                help = await place.Sees("help");
            }

            foreach (
                var verb in new[]
                {
                    "pledge.view",
                    "pledge.join",
                    "pledge.digest",
                    "pledge.one",
                    "pledge.approve",
                    "pledge.decline",
                    "pledge.take-down",
                    "pledge.take-down-yes",
                    "pledge.put-back",
                    "pledge.edit",
                    "pledge.withdraw-yes",
                    "pledge.done",
                }
            )
            {
                await place.PressAsync(
                    help,
                    Forged(verb, ("id", id), ("digest", id), ("reason", "no"), ("version", "1"))
                );
                Assert.DoesNotContain(Hospital, place.Outcome.Card?.ToJsonString() ?? "", StringComparison.Ordinal);
            }

            foreach (var verb in new[] { "campaign.settings", "campaign.owners", "campaign.history", "campaign.save" })
            {
                await place.PressAsync(help, Forged(verb, ("team", bot.World.Team.Id), ("version", "3")));
                Assert.Contains("owners", place.Outcome.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["Posted | 0"], await bot.Database.LinesAsync("SELECT state, joined FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_that_takes_no_pledges_says_so(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var tom = bot.Person("tom");
        await tom.In("clinic-pledges").Opens();
        await tom.Says("my pledges");
        await tom.Sees("my-pledges");
        await tom.PressAsync(tom.Card, CampaignTests.Settings());
        await tom.Sees("campaign", "For Sample Clinic");
        await tom.Writes("takesPledges", "false").Presses("Save");
        await tom.Sees("campaign", "saved");
        await tom.In("clinic").Says($"@ToolkitBot pledge {Clinic}");
        await tom.In("clinic").Settles();
        Assert.Contains(
            tom.In("clinic").Cards(),
            card => card.Text.Contains("does not take pledges", StringComparison.Ordinal)
        );

        await tom.Says("campaign");
        var room = await tom.Sees("campaign-room", "Pledges are switched off.");
        Assert.DoesNotContain("Pledges go to", room.Text, StringComparison.Ordinal);
        var nadia = bot.Person("nadia");
        await nadia.Says($"pledge {Clinic} by 3 March 2027");
        var preview = await nadia.Sees("pledge-preview", "no team of yours that takes pledges at the moment");
        Assert.DoesNotContain("wall", preview.Text, StringComparison.Ordinal);
        await nadia.Presses("pledge.post");
        await nadia.Sees("notice", "Its owners may look at it first");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_wall_is_the_sum_and_each_team_has_its_own(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Hospital} by 3 March 2027");
        await PledgeTests.PostAsync(bot.Person("mei"), $"pledge {Hospital} too by 3 March 2027");
        await PledgeTests.PostAsync(bot.Person("nadia"), $"pledge {Clinic} by 3 March 2027");
        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        async Task<JsonNode> AskAsync(string path) =>
            JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!;
        var all = await AskAsync("/api/wall");
        Assert.Equal((3, 2), ((int)all["total"]!, (int)all["campaign"]!["teams"]!));
        var clinic = bot.World.Conversation("owen", "clinic").Team!.Id;
        var one = await AskAsync($"/api/wall?team={Uri.EscapeDataString(clinic)}");
        Assert.Equal((1, "Sample Clinic"), ((int)one["total"]!, (string?)one["campaign"]!["team"]));
        Assert.Equal([Clinic], one["newest"]!.AsArray().Select(pledge => ((string)pledge!["text"]!)[..Clinic.Length]));
        var other = await http.GetAsync(new Uri("/api/wall?team=19%3Aguessed%40thread.tacv2", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.StatusCode);
        Assert.DoesNotContain("hospital", one.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_chooses_its_themes_and_the_other_keeps_all(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var tom = bot.Person("tom");
        await tom.In("clinic").Opens();
        await bot.Person("gareth", "pledges").Opens();
        var clinic = bot.World.Conversation("tom", "clinic").Team!.Id;
        await tom.Says("help");
        await tom.Sees("help");
        await tom.PressAsync(tom.Card, Forged("campaign.settings", ("team", clinic)));
        await tom.Sees("campaign", "Sample Clinic");
        await tom.Chooses("themes", "listening", "safety").Presses("Save");
        await tom.Sees("campaign", "saved");

        // Its words speak of the patients' theme, which the clinic does not have.
        var nadia = bot.Person("nadia");
        await nadia.Says("pledge I will ask every patient what matters to them and listen by 3 March 2027");
        await nadia.Sees("pledge-preview", "Sample Clinic");
        Assert.Equal(["listening", "none", "safety"], nadia.Card.Choices("theme").Order(StringComparer.Ordinal));
        await nadia.Presses("Post it");
        await nadia.Sees("notice");
        await nadia.Says("my pledges");
        await nadia.Sees("my-pledges");
        await nadia.Presses("Edit");
        await nadia.Sees("pledge-form");
        Assert.Equal(["listening", "none", "safety"], nadia.Card.Choices("theme").Order(StringComparer.Ordinal));
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Hospital} by 3 March 2027");
        await amina.Sees("pledge-preview", "Sample Hospital");
        Assert.True(amina.Card.Choices("theme").Count > 3);

        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        var address = new Uri($"/api/wall?team={Uri.EscapeDataString(clinic)}", UriKind.Relative);
        var wall = JsonNode.Parse(await http.GetStringAsync(address))!;
        Assert.Equal(
            ["listening", "safety"],
            wall["themes"]!.AsArray().Select(theme => (string?)theme!["id"]).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>A press that stands on no card of this person's.</summary>
    internal static JsonObject Forged(string verb, params (string Name, string Value)[] data)
    {
        var fields = new JsonObject { ["verb"] = verb };
        foreach (var (name, value) in data)
        {
            fields[name] = value;
        }

        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["verb"] = verb,
            ["data"] = fields,
        };
    }
}
