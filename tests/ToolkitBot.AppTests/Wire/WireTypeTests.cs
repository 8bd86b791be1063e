using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Every activity type and invoke name of the protocol notes' sections 1.9 to 1.12 gets the answer it should.</summary>
public sealed class WireTypeTests(WireBot bot) : IClassFixture<WireBot>
{
    private const string Team = "19:team-general@thread.tacv2";
    private const string Channel = "19:team-pledges@thread.tacv2";

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    [InlineData("handoff")]
    [InlineData("command")]
    [InlineData("commandResult")]
    [InlineData("suggestion")]
    [InlineData("contactRelationUpdate")]
    [InlineData("somethingNew")]
    [InlineData("MESSAGE")]
    [InlineData("event", "name", "application/vnd.microsoft.readReceipt")]
    [InlineData("event", "name", "application/vnd.microsoft.meetingStart")]
    [InlineData("event", "name", "somethingNew")]
    [InlineData("messageReaction", "reactionsAdded", "like")]
    [InlineData("messageReaction", "reactionsRemoved", "1f44b_wavinghand")]
    [InlineData("messageUpdate", "eventType", "editMessage")]
    [InlineData("messageUpdate", "eventType", "undeleteMessage")]
    [InlineData("messageDelete", "eventType", "softDeleteMessage")]
    [InlineData("installationUpdate", "action", "add-upgrade")]
    [InlineData("installationUpdate", "action", "remove-upgrade")]
    [InlineData("installationUpdate", "action", "somethingNew")]
    [InlineData("conversationUpdate", "eventType", "teamRenamed")]
    [InlineData("conversationUpdate", "eventType", "channelCreated")]
    [InlineData("conversationUpdate", "eventType", "channelShared")]
    [InlineData("conversationUpdate", "eventType", "channelMemberAdded")]
    [InlineData("conversationUpdate", "eventType", "somethingNew")]
    [InlineData("conversationUpdate", "membersAdded", "29:somebody")]
    [InlineData("conversationUpdate", "membersRemoved", "29:somebody")]
    public async Task What_needs_no_words_is_200_and_silent(string type, string? member = null, string? value = null)
    {
        var conversation = $"a:silent-{Guid.NewGuid():N}";
        var body = bot.Message("help", conversation);
        body["type"] = type;
        switch (member)
        {
            case "eventType":
                body["channelData"]!["eventType"] = value;
                break;
            case "reactionsAdded" or "reactionsRemoved":
                body[member] = new JsonArray(new JsonObject { ["type"] = value });
                break;
            case "membersAdded" or "membersRemoved":
                body[member] = new JsonArray(new JsonObject { ["id"] = value });
                break;
            case not null:
                body[member] = value;
                break;
        }

        var answer = await bot.PostAsync(body);

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        await OnlyTheNextIsHeardAsync(conversation);
    }

    [Theory]
    [InlineData("unknown/name")]
    [InlineData("tab/fetch")]
    [InlineData("tab/submit")]
    [InlineData("actionableMessage/executeAction")]
    [InlineData("htmlwidget/calltool")]
    [InlineData("cardExtension/token")]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    [InlineData("fileConsent/invoke")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_invoke_that_nobody_handles_is_501(string? name)
    {
        var conversation = $"a:invoke-{Guid.NewGuid():N}";
        var answer = await bot.PostAsync(bot.Press("nobody.knows", conversation, body => body["name"] = name));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
        await OnlyTheNextIsHeardAsync(conversation);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    [InlineData("composeExtension/query")]
    [InlineData("composeExtension/selectItem")]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    [InlineData("composeExtension/queryLink")]
    [InlineData("composeExtension/querySettingUrl")]
    [InlineData("composeExtension/setting")]
    [InlineData("composeExtension/onCardButtonClicked")]
    [InlineData("message/fetchTask")]
    [InlineData("message/submitAction")]
    [InlineData("suggestedAction/submit")]
    [InlineData("suggestedActions/submit")]
    [InlineData("signin/failure")]
    [InlineData("config/fetch")]
    [InlineData("config/submit")]
    [InlineData("application/search")]
    public async Task An_invoke_with_a_value_of_the_wrong_kind_is_answered_and_never_fails(string name)
    {
        foreach (
            var value in new[]
            {
                "null",
                "7",
                "\"text\"",
                "[]",
                "{}",
                "{\"data\":[],\"commandId\":{},\"parameters\":7}",
            }
        )
        {
            var answer = await bot.PostAsync(
                bot.Press(
                    "nobody.knows",
                    "a:odd",
                    body =>
                    {
                        body["name"] = name;
                        body["value"] = JsonNode.Parse(value);
                    }
                )
            );

            Assert.Contains(answer.Status, new[] { 200, 400, 501 });
            Assert.DoesNotContain("exception", answer.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("tip.another", 200)]
    [InlineData("nobody.knows", 200)]
    [InlineData("", 200)]
    [InlineData("NOT-SUBMIT", 400)]
    [InlineData("NO-ACTION", 400)]
    public async Task A_card_action_is_HTTP_200_with_its_outcome_inside(string verb, int outcome)
    {
        var answer = await bot.PostAsync(
            bot.Press(
                verb,
                $"a:action-{verb}",
                body =>
                {
                    if (verb == "NOT-SUBMIT")
                    {
                        body["value"]!["action"]!["type"] = "Action.Submit";
                    }
                    else if (verb == "NO-ACTION")
                    {
                        body["value"] = new JsonObject();
                    }
                }
            )
        );

        Assert.Equal(200, answer.Status);
        Assert.Equal(outcome, (int)answer.Json["statusCode"]!);
        Assert.NotNull(answer.Json["type"]);
        Assert.NotNull(answer.Json["value"]);
    }

    [Fact]
    public async Task Replies_in_the_answer_are_refused()
    {
        var body = bot.Message(conversation: "a:expect");
        body["deliveryMode"] = "expectReplies";

        Assert.Equal((400, ""), ((await bot.PostAsync(body)) is var answer ? (answer.Status, answer.Body) : default));
        Assert.Empty(bot.Connector.In("a:expect"));
    }

    [Fact]
    public async Task An_edit_with_the_id_of_a_message_does_not_swallow_it()
    {
        var message = bot.Message("tip", "a:edited", id: "1776827599999");
        foreach (var type in new[] { "messageUpdate", "messageDelete", "messageReaction" })
        {
            var about = message.DeepClone().AsObject();
            about["type"] = type;
            Assert.Equal(200, (await bot.PostAsync(about)).Status);
        }

        Assert.Equal(200, (await bot.PostAsync(message)).Status);
        Assert.Single(await bot.Connector.WaitForAsync("a:edited", 1));
    }

    [Fact]
    public async Task A_press_that_names_a_message_of_absurd_length_is_answered_by_a_new_one()
    {
        var body = bot.Message(conversation: "a:long-message");
        body.Remove("text");
        body["replyToId"] = new string('&', 20_000);
        body["value"] = new JsonObject { ["verb"] = "help.show" };
        Assert.Equal(200, (await bot.PostAsync(body)).Status);
        Assert.Equal("POST", (await bot.Connector.WaitForAsync("a:long-message", 1))[0].Method);
    }

    [Fact]
    public async Task Two_events_without_an_id_are_two_events_and_one_that_comes_again_is_one()
    {
        var first = bot.Message("tip", "a:no-id");
        var second = bot.Message("tip", "a:no-id");
        first.Remove("id");
        second.Remove("id");
        second["timestamp"] = "2026-04-22T03:12:09.0000001Z";

        await bot.PostAsync(first);
        await bot.PostAsync(second);
        await bot.PostAsync(first);

        Assert.Equal(2, JsonNode.Parse((string)(await StateAsync("a:no-id"))!)!["tipsSeen"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_install_greets_once_and_a_removal_switches_the_reference_off()
    {
        await bot.PostAsync(Install("add", "a:install"));
        await bot.PostAsync(Members("membersAdded", "a:install"));
        await bot.PostAsync(Install("Add", "a:install"));
        Assert.Equal(1, Convert.ToInt32(await ActiveAsync("a:install"), null));
        await OnlyTheNextIsHeardAsync("a:install", before: 1);

        await bot.PostAsync(Install("remove", "a:install"));
        Assert.Equal(0, Convert.ToInt32(await ActiveAsync("a:install"), null));

        await bot.PostAsync(bot.Message(conversation: "a:install"));
        Assert.Equal(1, Convert.ToInt32(await ActiveAsync("a:install"), null));
    }

    [Fact]
    public async Task Channels_and_teams_that_come_and_go_switch_the_right_references()
    {
        await bot.PostAsync(InTeam(bot.Message(conversation: Team), Team, Team));
        await bot.PostAsync(InTeam(bot.Message(conversation: Channel + ";messageid=1700000000009"), Team, Channel));
        Assert.Equal((1, 1), await BothAsync());

        await EventAsync("channelDeleted", Channel);
        Assert.Equal((1, 0), await BothAsync());

        await EventAsync("channelRestored", Channel);
        Assert.Equal((1, 1), await BothAsync());

        await EventAsync("channelRenamed", Channel, "Our pledges");
        Assert.Equal(
            "Our pledges",
            await bot.Database.ScalarAsync($"SELECT name FROM conversations WHERE id = '{Channel}'")
        );

        await EventAsync("teamArchived", Team);
        Assert.Equal((0, 0), await BothAsync());
        await EventAsync("teamUnarchived", Team);
        Assert.Equal((1, 1), await BothAsync());

        var removed = InTeam(Members("membersRemoved", Team), Team, Team);
        removed["channelData"]!["eventType"] = "teamMemberRemoved";
        await bot.PostAsync(removed);
        Assert.Equal((0, 0), await BothAsync());

        await bot.PostAsync(InTeam(bot.Message(conversation: Team), Team, Team));
        await EventAsync("teamDeleted", Team);
        Assert.Equal((0, 0), await BothAsync());
    }

    [Theory]
    [InlineData("BotNotInConversationRoster")]
    [InlineData("BotDisabledByAdmin")]
    [InlineData("ConversationBlockedByUser")]
    [InlineData("MessageWritesBlocked")]
    [InlineData("ForbiddenOperationException")]
    public async Task A_refusal_by_Teams_switches_a_reference_off_and_the_next_activity_switches_it_on(string code)
    {
        var conversation = $"a:refused-{code}";
        var refusing = true;
        bot.Connector.Answer = call =>
            refusing && call.Path.Contains(code, StringComparison.Ordinal)
                ? Results.Json(
                    new JsonObject
                    {
                        ["error"] = new JsonObject { ["code"] = code, ["message"] = code },
                    },
                    statusCode: 403
                )
                : null;
        try
        {
            await bot.PostAsync(bot.Message(conversation: conversation));
            await Waiting.UntilAsync(
                async () => Convert.ToInt32(await ActiveAsync(conversation), null) == 0,
                "the reference is off"
            );
            refusing = false;

            await bot.PostAsync(bot.Message(conversation: conversation));

            Assert.Equal(1, Convert.ToInt32(await ActiveAsync(conversation), null));
            await bot.Connector.WaitForAsync(conversation, 2);
        }
        finally
        {
            bot.Connector.Answer = _ => null;
        }
    }

    /// <summary>A later turn's reply comes after whatever an earlier one sent: so there was nothing before it.</summary>
    private async Task OnlyTheNextIsHeardAsync(string conversation, int before = 0)
    {
        await bot.PostAsync(bot.Message("tip", conversation));
        var heard = await bot.Connector.WaitForAsync(conversation, before + 1);
        Assert.Equal(before + 1, heard.Count);
        Assert.Contains("card-tip", heard[^1].Body, StringComparison.Ordinal);
    }

    private JsonObject Install(string action, string conversation)
    {
        var body = bot.Message(conversation: conversation);
        body.Remove("text");
        body["type"] = "installationUpdate";
        body["action"] = action;
        return body;
    }

    private JsonObject Members(string member, string conversation)
    {
        var body = bot.Message(conversation: conversation);
        body.Remove("text");
        body["type"] = "conversationUpdate";
        body[member] = new JsonArray(new JsonObject { ["id"] = "28:" + Samples.AppId });
        return body;
    }

    private static JsonObject InTeam(JsonObject body, string team, string channel)
    {
        body["conversation"]!["conversationType"] = "channel";
        body["conversation"]!["isGroup"] = true;
        body["channelData"]!["team"] = new JsonObject { ["id"] = team, ["name"] = "Sample team" };
        body["channelData"]!["channel"] = new JsonObject { ["id"] = channel };
        return body;
    }

    private async Task EventAsync(string eventType, string channel, string? name = null)
    {
        var body = InTeam(bot.Message(conversation: Team), Team, channel);
        body.Remove("text");
        body["type"] = "conversationUpdate";
        body["channelData"]!["eventType"] = eventType;
        body["channelData"]!["channel"]!["name"] = name;
        Assert.Equal(200, (await bot.PostAsync(body)).Status);
    }

    private async Task<(int Team, int Channel)> BothAsync() =>
        (Convert.ToInt32(await ActiveAsync(Team), null), Convert.ToInt32(await ActiveAsync(Channel), null));

    private Task<object?> ActiveAsync(string conversation) =>
        bot.Database.ScalarAsync($"SELECT active FROM conversations WHERE id = '{conversation}'");

    private Task<object?> StateAsync(string conversation) =>
        bot.Database.ScalarAsync($"SELECT json FROM states WHERE key LIKE '%|{conversation}'");
}
