using System.Text.Json.Nodes;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Programs are not answered, and who did not speak is written down nowhere.</summary>
public sealed class WireStrangerTests(WireBot bot) : IClassFixture<WireBot>
{
    private const string Stranger = "5a5a5a5a-0000-4000-8000-0000000000";

    [Theory]
    [InlineData("28:another-bot", null, "personal")]
    [InlineData("28:another-bot", null, "groupChat")]
    [InlineData("28:" + Samples.AppId, null, "personal")]
    [InlineData("29:looks-like-a-person", "bot", "personal")]
    [InlineData("29:looks-like-a-person", "Bot", "groupChat")]
    [InlineData("29:looks-like-a-person", "skill", "personal")]
    public async Task A_program_is_not_answered_and_files_nobody(string account, string? role, string scope)
    {
        var conversation = $"a:program-{Guid.NewGuid():N}";
        var directoryId = $"{Stranger}{Random.Shared.Next(10, 99)}";
        foreach (var body in new[] { bot.Message("help", conversation), bot.Press("pledge.start", conversation) })
        {
            body["conversation"]!["conversationType"] = scope;
            body["from"] = new JsonObject
            {
                ["id"] = account,
                ["name"] = "Sample Program",
                ["aadObjectId"] = directoryId,
                ["role"] = role,
            };
            var answer = await bot.PostAsync(body);
            Assert.Equal((200, ""), (answer.Status, answer.Body));
        }

        var rows = await bot.Database.DumpAsync();
        Assert.DoesNotContain(conversation, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(directoryId, rows, StringComparison.Ordinal);

        // A person is answered there, and by nothing before that.
        await bot.PostAsync(bot.Message("tip", conversation));
        Assert.Single(await bot.Connector.WaitForAsync(conversation, 1));
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    [InlineData("search")]
    [InlineData("refresh")]
    public async Task No_row_names_somebody_who_did_not_speak(string what)
    {
        var directoryId = $"{Stranger}{what.Length:00}";
        foreach (var scope in new[] { "personal", "groupChat" })
        {
            var body = bot.Message("help", $"19:silent-{what}-{scope}");
            body["type"] = what;
            body["from"] = new JsonObject { ["id"] = "29:silent-" + what, ["aadObjectId"] = directoryId };
            body["conversation"]!["conversationType"] = scope;
            if (what is "search" or "refresh")
            {
                body["type"] = "invoke";
                body["name"] = what == "search" ? "composeExtension/query" : "adaptiveCard/action";
                body["value"] = JsonNode.Parse(
                    """
                    {"commandId":"searchToolkit","parameters":[{"name":"query","value":"tip"}],"trigger":"automatic",
                     "action":{"type":"Action.Execute","verb":"pledge.view","data":{"verb":"pledge.view","id":"x"}}}
                    """
                );
            }

            Assert.Equal(200, (await bot.PostAsync(body)).Status);
        }

        var rows = await bot.Database.DumpAsync();
        Assert.DoesNotContain(directoryId, rows, StringComparison.Ordinal);
        Assert.DoesNotContain("29:silent-" + what, rows, StringComparison.Ordinal);
    }
}
