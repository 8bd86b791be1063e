using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Rows 1 to 7, 50 and 51 of the protocol notes' table 3.6: what is no activity, or one that nobody handles.</summary>
public sealed class WireProtocolRows(WireBot bot) : IClassFixture<WireBot>
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Row_01_another_method_is_405(string method)
    {
        using var request = bot.Request(Encoding.UTF8.GetBytes(bot.Message().ToJsonString()), bot.Token());
        request.Method = new HttpMethod(method);

        Assert.Equal(405, (await bot.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Row_02_another_content_type_is_415(string? type)
    {
        using var request = bot.Request(Encoding.UTF8.GetBytes(bot.Message().ToJsonString()), bot.Token());
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        Assert.Equal(415, (await bot.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 500_000)]
    [InlineData(true, 1)]
    [InlineData(true, 500_000)]
    public async Task Row_03_a_body_beyond_the_cap_is_413(bool chunked, int beyond)
    {
        var body = bot.Message();
        body["text"] = new string('x', 1024 * 1024 + beyond);
        using var request = bot.Request(Encoding.UTF8.GetBytes(body.ToJsonString()), bot.Token());
        request.Headers.TransferEncodingChunked = chunked;
        // Asks before it sends, so that the answer is not lost with a connection that closes on an unread body.
        request.Headers.ExpectContinue = !chunked;

        Assert.Equal(413, (await bot.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Row_03_a_body_of_exactly_the_cap_is_read()
    {
        var body = bot.Message(conversation: "a:cap");
        body["padding"] = "";
        body["padding"] = new string('x', 1024 * 1024 - Encoding.UTF8.GetByteCount(body.ToJsonString()));

        Assert.Equal(200, (await bot.PostAsync(body)).Status);
    }

    [Fact]
    public async Task Row_04_an_empty_body_is_400() => Assert.Equal(400, (await bot.PostAsync([], bot.Token())).Status);

    [Theory]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("[{\"type\":\"message\"}]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("deep")]
    public async Task Row_05_what_is_no_json_object_is_400(string body)
    {
        var text = body == "deep" ? DeepMessage(65) : body;

        Assert.Equal(400, (await bot.PostAsync(Encoding.UTF8.GetBytes(text), bot.Token())).Status);
    }

    [Theory]
    [InlineData("\"serviceUrl\":\"https://evil.example/\"")]
    [InlineData("\"ServiceUrl\":\"https://evil.example/\"")]
    [InlineData("\"SERVICEURL\":\"https://evil.example/\"")]
    public async Task Row_06_a_key_that_stands_twice_is_400(string member)
    {
        var text = bot.Message().ToJsonString().TrimEnd('}') + "}}," + member + "}";
        Assert.Contains("serviceUrl", text, StringComparison.Ordinal);

        Assert.Equal(400, (await bot.PostAsync(Encoding.UTF8.GetBytes(text), bot.Token())).Status);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation.id")]
    [InlineData("conversation")]
    [InlineData("from.id")]
    [InlineData("from")]
    [InlineData("channelId")]
    [InlineData("serviceUrl")]
    public async Task Row_07_a_missing_member_is_400(string path)
    {
        var body = bot.Message();
        var parts = path.Split('.');
        var parent = parts.Length == 1 ? body : body[parts[0]]!.AsObject();
        Assert.True(parent.Remove(parts[^1]));

        Assert.Equal(400, (await bot.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("unknown/name")]
    [InlineData("tab/fetch")]
    [InlineData("adaptivecard/ACTION")]
    public async Task Row_50_an_invoke_of_an_unknown_name_is_501(string name)
    {
        var answer = await bot.PostAsync(bot.Press("tip.show", "a:row50", body => body["name"] = name));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"action\":null}")]
    [InlineData("{\"action\":\"Action.Execute\"}")]
    public async Task Row_51_a_card_action_without_an_action_is_200_with_400_inside(string value)
    {
        var answer = await bot.PostAsync(
            bot.Press("tip.show", "a:row51", body => body["value"] = JsonNode.Parse(value))
        );

        Assert.Equal(200, answer.Status);
        Assert.Equal(400, (int)answer.Json["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer.Json["type"]);
    }

    private string DeepMessage(int levels)
    {
        var body = bot.Message();
        body["value"] = "HERE";
        var nested = string.Concat(Enumerable.Repeat("[", levels)) + string.Concat(Enumerable.Repeat("]", levels));
        return body.ToJsonString().Replace("\"HERE\"", nested, StringComparison.Ordinal);
    }
}
