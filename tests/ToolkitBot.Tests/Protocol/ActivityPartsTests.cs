using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

public sealed class ActivityPartsTests
{
    [Theory]
    [InlineData("19:c@thread.tacv2;messageid=1776", "19:c@thread.tacv2", "1776")]
    [InlineData("19:c@thread.tacv2", "19:c@thread.tacv2", null)]
    [InlineData("19:c;messageid=1;messageid=2", "19:c", null)]
    [InlineData("19:c;other=1", "19:c", null)]
    public void A_thread_id_falls_apart(string id, string conversation, string? message)
    {
        Assert.Equal(conversation, ThreadId.Base(id));
        Assert.Equal(message, ThreadId.RootMessage(id));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1;messageid=2")]
    [InlineData("99999999999999999999999")]
    public void A_thread_id_is_made_of_a_number_only(string message)
    {
        Assert.Equal("19:c;messageid=17", ThreadId.Of("19:c;messageid=5", "17"));
        Assert.Throws<ArgumentException>(() => ThreadId.Of("19:c", message));
    }

    [Theory]
    [InlineData("personal", "a:1", null, Scope.Personal)]
    [InlineData("groupchat", "19:x@thread.v2", true, Scope.GroupChat)]
    [InlineData("groupChat", "19:x@thread.v2", true, Scope.GroupChat)]
    [InlineData("channel", "19:x@thread.tacv2", true, Scope.Channel)]
    [InlineData("meeting", "19:x", null, Scope.GroupChat)]
    [InlineData(null, "a:1", null, Scope.Personal)]
    [InlineData(null, "19:x@thread.tacv2;messageid=1", null, Scope.Channel)]
    [InlineData(null, "19:x@thread.v2", null, Scope.GroupChat)]
    public void The_scope_of_a_conversation(string? type, string id, bool? group, Scope expected)
    {
        var activity = new Activity
        {
            Conversation = new()
            {
                ConversationType = type,
                Id = id,
                IsGroup = group,
            },
        };

        Assert.Equal(expected, Scopes.Of(activity));
    }

    [Fact]
    public void A_reference_keeps_ids_and_no_names()
    {
        var reference = ConversationReference.Of(Wire.Activity());

        var json = JsonSerializer.Serialize(reference, ActivityJson.Options);

        Assert.DoesNotContain("Sample Person", json);
        Assert.Equal(Wire.TenantId, reference.TenantId);
        Assert.Equal(Scope.Personal, reference.Scope);
        Assert.Equal(reference, JsonSerializer.Deserialize<ConversationReference>(json, ActivityJson.Options));
    }

    [Fact]
    public void A_reference_takes_the_tenant_of_an_old_event_from_the_channel_data()
    {
        var activity = Wire.Activity(body => body["conversation"]!.AsObject().Remove("tenantId"));

        Assert.Equal(Wire.TenantId, ConversationReference.Of(activity).TenantId);
    }

    private static CardInputReading Pressed(string type, string? name, string? value, string? text = null) =>
        CardInput.Read(
            new Activity
            {
                Type = type,
                Name = name,
                Text = text,
                ReplyToId = "17",
                Value = value is null ? null : JsonElement.Parse(value),
            }
        );

    [Theory]
    [InlineData("message", null, """{"verb":"tip.next","n":"1"}""")]
    [InlineData("message", null, "\"{\\\"verb\\\":\\\"tip.next\\\",\\\"n\\\":\\\"1\\\"}\"")]
    [InlineData("invoke", null, """{"verb":"tip.next","n":"1"}""")]
    [InlineData("invoke", "task/fetch", """{"data":{"verb":"tip.next","n":"1"}}""")]
    [InlineData("invoke", "task/submit", """{"data":{"verb":"tip.next","n":"1"}}""")]
    [InlineData(
        "invoke",
        "adaptiveCard/action",
        """{"action":{"type":"Action.Execute","verb":"tip.next","data":{"n":"1"}}}"""
    )]
    [InlineData(
        "invoke",
        "adaptiveCard/action",
        """{"action":{"type":"Action.Execute","data":{"verb":"tip.next","n":"1"}}}"""
    )]
    [InlineData(
        "invoke",
        "adaptiveCard/action",
        """{"action":{"type":"Action.Execute","verb":"tip.next","data":{"verb":"else","n":"1"}}}"""
    )]
    public void Every_way_a_button_arrives_gives_the_same_verb_and_data(string type, string? name, string value)
    {
        var (input, fault) = Pressed(type, name, value);

        Assert.Equal(CardInputFault.None, fault);
        Assert.Equal("tip.next", input!.Verb);
        Assert.Equal("1", input.Data.GetProperty("n").GetString());
        Assert.Equal("17", input.CardMessageId);
        Assert.False(input.IsRefresh);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"not json\"")]
    [InlineData("\"[1]\"")]
    [InlineData("\"{\\\"verb\\\":1,\\\"verb\\\":2}\"")]
    [InlineData("5")]
    [InlineData("""{"verb":5}""")]
    public void A_submit_that_says_nothing_has_an_empty_verb_and_object_data(string value)
    {
        var input = Pressed("message", null, value).Input;

        Assert.Equal("", input!.Verb);
        Assert.Equal(JsonValueKind.Object, input.Data.ValueKind);
    }

    [Fact]
    public void Words_with_a_value_that_names_no_verb_are_words()
    {
        Assert.Null(Pressed("message", null, """{"a":1}""", "which platform").Input);
        Assert.NotNull(Pressed("message", null, """{"verb":"tip.next"}""", "Another tip").Input);
        Assert.Null(Pressed("message", null, null, "which platform").Input);
        Assert.Null(Pressed("message", null, "null").Input);
        Assert.Null(Pressed("conversationUpdate", null, "{}").Input);
        Assert.Null(Pressed("invoke", "composeExtension/query", "{}").Input);
    }

    [Theory]
    [InlineData(null, CardInputFault.BadRequest)]
    [InlineData("[]", CardInputFault.BadRequest)]
    [InlineData("{}", CardInputFault.BadRequest)]
    [InlineData("""{"action":"x"}""", CardInputFault.BadRequest)]
    [InlineData("""{"action":{}}""", CardInputFault.NotSupported)]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", CardInputFault.NotSupported)]
    public void A_malformed_card_action_is_a_fault(string? value, CardInputFault expected)
    {
        Assert.Equal(new(null, expected), Pressed("invoke", "adaptiveCard/action", value));
    }

    [Fact]
    public void A_refresh_is_told_from_a_press()
    {
        var value = """{"action":{"type":"Action.Execute","verb":"pledge.view"},"trigger":"automatic"}""";

        Assert.True(Pressed("invoke", "adaptiveCard/action", value).Input!.IsRefresh);
    }
}
