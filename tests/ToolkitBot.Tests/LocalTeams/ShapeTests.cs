using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.Tests.LocalTeams;

/// <summary>
/// What is sent holds exactly the members of the recorded bodies of Microsoft's own client, with the values of the local
/// world. The member lists are written out here; where the recordings are at hand they are read as well.
/// </summary>
public sealed class ShapeTests : IAsyncLifetime
{
    private FakeBot bot = null!;
    private LocalTeamsHost teams = null!;

    public async Task InitializeAsync()
    {
        bot = await FakeBot.StartAsync();
        teams = await bot.TeamsAsync(options =>
            options with
            {
                Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 7, 29, 7, 215, TimeSpan.Zero)),
                InstallTeamAtFirstOpening = false,
            }
        );
    }

    public async Task DisposeAsync()
    {
        await teams.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task A_personal_message_has_the_members_and_values_of_Teams()
    {
        await teams.Teams.SayAsync("gareth", "personal", "auth test");
        var sent = bot.Of("message").Single();
        var gareth = teams.Teams.World.Person("gareth");
        var expected = JsonNode.Parse(
            $$"""
            {
              "type": "message",
              "id": "{{sent["id"]}}",
              "text": "auth test",
              "textFormat": "plain",
              "timestamp": "2026-11-22T07:29:07.215Z",
              "localTimestamp": "2026-11-22T07:29:07.215+00:00",
              "localTimezone": "Europe/London",
              "locale": "cy-GB",
              "serviceUrl": "{{teams.ServiceUrl}}",
              "channelId": "msteams",
              "from": { "id": "{{gareth.Mri}}", "name": "{{gareth.Name}}", "aadObjectId": "{{gareth.ObjectId}}" },
              "recipient": { "id": "28:00000000-0000-4000-8000-000000000b07", "name": "ToolkitBot" },
              "conversation": {
                "conversationType": "personal",
                "tenantId": "{{teams.Teams.World.TenantId}}",
                "id": "{{teams.Teams.World.Conversation("gareth", "personal").Id}}"
              },
              "entities": [
                { "type": "clientInfo", "locale": "cy-GB", "country": "GB", "platform": "Web", "timezone": "Europe/London" }
              ],
              "channelData": { "tenant": { "id": "{{teams.Teams.World.TenantId}}" } }
            }
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, sent), sent.ToJsonString());
        Assert.Matches("^[1-9][0-9]{12}$", (string)sent["id"]!);
    }

    [Fact]
    public async Task A_channel_mention_carries_its_entity_and_its_thread()
    {
        var said = await teams.Teams.SayAsync("amina", "pledges", "@toolkitbot help");
        var sent = bot.Of("message").Single();
        var channel = teams.Teams.World.Conversation("amina", "pledges").Id;

        Assert.Equal("<at>ToolkitBot</at> help", (string?)sent["text"]);
        Assert.Equal($"{channel};messageid={said.Id}", (string?)sent["conversation"]!["id"]);
        Assert.Equal("<at>ToolkitBot</at>", (string?)sent["entities"]![0]!["text"]);
        Assert.Equal((string?)sent["recipient"]!["id"], (string?)sent["entities"]![0]!["mentioned"]!["id"]);
        Assert.Equal(channel, (string?)sent["channelData"]!["channel"]!["id"]);
        Assert.Equal(teams.Teams.World.Team.Id, (string?)sent["channelData"]!["team"]!["id"]);

        await teams.Teams.SayAsync("owen", "pledges", "@ToolkitBot tip", said.Id);
        Assert.Equal($"{channel};messageid={said.Id}", (string?)bot.Of("message")[^1]["conversation"]!["id"]);
    }

    [Fact]
    public async Task Words_without_a_mention_stay_among_people()
    {
        await teams.Teams.SayAsync("amina", "group", "see you at noon");
        Assert.Empty(bot.Of("message"));
        await teams.Teams.SayAsync("amina", "group", "@ToolkitBot help");
        Assert.Single(bot.Of("message"));
    }

    [Theory]
    [InlineData("message-personal", "message", "personal")]
    [InlineData("message-mention-channel", "message", "pledges")]
    [InlineData("message-mention-groupChat", "message", "group")]
    [InlineData("message-submit-personal", "submit", "personal")]
    [InlineData("message-submit-channel", "submit", "pledges")]
    [InlineData("message-submit-groupChat", "submit", "group")]
    [InlineData("invoke-adaptiveCard_action-doIt-personal", "execute", "personal")]
    [InlineData("installationUpdate-add-personal", "installationUpdate", "personal")]
    [InlineData("installationUpdate-add-channel", "installationUpdate", "pledges")]
    [InlineData("installationUpdate-add-groupChat", "installationUpdate", "group")]
    [InlineData("conversationUpdate-added-bot-personal", "conversationUpdate", "personal")]
    [InlineData("conversationUpdate-teamMemberAdded-added-bot-channel", "conversationUpdate", "pledges")]
    [InlineData("conversationUpdate-added-bot-groupChat", "conversationUpdate", "group")]
    public async Task Every_kind_has_exactly_the_members_of_the_recorded_one(
        string recording,
        string kind,
        string conversation
    )
    {
        var sent = await SendAsync(kind, conversation);
        Assert.Equal(RecordedMembers.Of(recording), Members(sent));

        var captures = RecordedMembers.Folder();
        if (captures is not null)
        {
            // Where the recordings are beside the repository, the written lists must agree with them.
            var body = await File.ReadAllTextAsync(Path.Combine(captures, $"{recording}.json"));
            Assert.Equal(Members(JsonNode.Parse(body)!), RecordedMembers.Of(recording));
        }
    }

    [Fact]
    public async Task Inputs_are_merged_into_the_data_as_text()
    {
        var card = await CardAsync("personal");
        await teams.Teams.PressAsync(
            "amina",
            card,
            Sample.Execute("doIt", new JsonObject { ["kind"] = "exec", ["colour"] = "old" }),
            new Dictionary<string, string> { ["colour"] = "g", ["tog"] = "false" }
        );
        var invoke = bot.Of("invoke").Single();
        var expected = JsonNode.Parse(
            """
            {"action":{"type":"Action.Execute","title":"Press","verb":"doIt",
             "data":{"kind":"exec","colour":"g","tog":"false"}}}
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, invoke["value"]), invoke.ToJsonString());
        Assert.Equal(card, (string?)invoke["replyToId"]);
        Assert.StartsWith("f:", (string)invoke["id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_names_its_command_and_parameter()
    {
        bot.Answers = _ =>
            (
                200,
                JsonNode.Parse(
                    """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"x"}]}}"""
                )
            );
        var outcome = await teams.Teams.QueryExtensionAsync("amina", "search", "abc");
        var first = await teams.Teams.QueryExtensionAsync("amina", "search", null);
        var expected = JsonNode.Parse(
            """
            {"commandId":"search","commandContext":"compose","context":{"theme":"default"},
             "parameters":[{"name":"query","value":"abc"}],"queryOptions":{"skip":0,"count":25}}
            """
        );
        var sent = bot.Of("invoke");
        Assert.True(JsonNode.DeepEquals(expected, sent[0]["value"]), sent[0].ToJsonString());
        Assert.Equal("initialRun", (string?)sent[1]["value"]!["parameters"]![0]!["name"]);
        Assert.Equal("compose", (string?)sent[0]["channelData"]!["source"]!["name"]);
        Assert.Single(outcome.Results!);
        Assert.Equal(OutcomeKind.Results, first.Kind);
    }

    [Fact]
    public async Task The_team_is_added_once_and_names_the_picked_channel()
    {
        await teams.Teams.OpenAsync("amina", "general", CancellationToken.None);
        await teams.Teams.OpenAsync("owen", "pledges", CancellationToken.None);
        var update = bot.Of("installationUpdate").Single();
        var members = bot.Of("conversationUpdate").Single();
        var pledges = teams.Teams.World.Conversation("amina", "pledges").Id;

        Assert.Equal(pledges, (string?)update["conversation"]!["id"]);
        Assert.Equal(pledges, (string?)update["channelData"]!["settings"]!["selectedChannel"]!["id"]);
        Assert.Equal("add", (string?)update["action"]);
        Assert.Equal((string?)members["recipient"]!["id"], (string?)members["membersAdded"]!.AsArray().Single()!["id"]);
        Assert.Equal("teamMemberAdded", (string?)members["channelData"]!["eventType"]);
    }

    private async Task<JsonNode> SendAsync(string kind, string conversation)
    {
        var shared = conversation != "personal";
        switch (kind)
        {
            case "message":
                await teams.Teams.SayAsync("amina", conversation, shared ? "@ToolkitBot probe" : "probe");
                return bot.Of("message").Single();
            case "submit":
                await teams.Teams.PressAsync(
                    "amina",
                    await CardAsync(conversation),
                    Sample.Submit(new JsonObject { ["sel"] = 1 })
                );
                return bot.Of("message").Single();
            case "execute":
                await teams.Teams.PressAsync("amina", await CardAsync(conversation), Sample.Execute("doIt"));
                return bot.Of("invoke").Single();
            default:
                await teams.Teams.OpenAsync("amina", conversation, CancellationToken.None);
                return bot.Of(kind).Single();
        }
    }

    private async Task<string> CardAsync(string conversation)
    {
        await teams.Teams.InstallAsync("amina", conversation);
        return await bot.SendAsync(
            teams,
            teams.Teams.World.Conversation("amina", conversation).Id,
            Sample.Carrying(Sample.Card("press me"))
        );
    }

    // What a payload holds is the bot's own matter; arrays count as the sum of their elements.
    private static string[] Members(JsonNode body)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(body, "");
        return [.. paths];

        void Walk(JsonNode? node, string path)
        {
            if (path is "value.data" or "value.action.data" || (path == "value" && IsData(node)))
            {
                paths.Add(path);
                return;
            }
            switch (node)
            {
                case JsonObject members:
                    foreach (var (name, member) in members)
                    {
                        Walk(member, path.Length == 0 ? name : $"{path}.{name}");
                    }
                    break;
                case JsonArray elements:
                    foreach (var element in elements)
                    {
                        Walk(element, $"{path}[]");
                    }
                    break;
                default:
                    paths.Add(path);
                    break;
            }
        }

        static bool IsData(JsonNode? value) =>
            value is JsonObject members && !members.ContainsKey("action") && !members.ContainsKey("parameters");
    }
}
