using System.Text;
using System.Text.Json.Nodes;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Rows 37 to 49 of the protocol notes' table 3.6: a genuine token that does not cover the activity.</summary>
public sealed class WireBindingRows(WireBot bot) : IClassFixture<WireBot>
{
    [Fact]
    public async Task Row_37_a_key_endorsed_for_another_channel_is_403() =>
        Assert.Equal(
            403,
            (await bot.PostAsync(bot.Message(), bot.Token(shape => shape.With(bot.Issuer.WebChat)))).Status
        );

    [Fact]
    public async Task Row_38_a_key_without_endorsements_is_403() =>
        Assert.Equal(
            403,
            (await bot.PostAsync(bot.Message(), bot.Token(shape => shape.With(bot.Issuer.NotEndorsed)))).Status
        );

    [Theory]
    [InlineData("39", "")]
    [InlineData("39", "AseChannel")]
    [InlineData("39", "emulator")]
    [InlineData("39", "directline")]
    [InlineData("39", "webchat")]
    [InlineData("40", "MSTEAMS")]
    [InlineData("40", "msteams ")]
    [InlineData("40", " msteams")]
    public async Task Rows_39_and_40_another_channel_is_403(string row, string channel)
    {
        Assert.NotEmpty(row);
        await ForbiddenAsync(body => body["channelId"] = channel);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Row_41_a_token_without_a_service_address_is_403(string? claim)
    {
        var token = bot.Token(shape =>
        {
            shape.Payload.Remove("serviceurl");
            if (claim is not null)
            {
                shape.Payload["serviceurl"] = claim;
            }
        });

        Assert.Equal(403, (await bot.PostAsync(bot.Message(), token)).Status);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.infra.gcc.teams.microsoft.com/amer/")]
    [InlineData("https://smba.trafficmanager.net/amer/", "http://smba.trafficmanager.net/amer/")]
    public async Task Row_42_a_token_for_another_service_address_is_403(string claim, string address)
    {
        var body = bot.Message();
        body["serviceUrl"] = address;

        Assert.Equal(403, (await bot.PostAsync(body, bot.Token(serviceUrl: claim))).Status);
    }

    [Theory]
    [InlineData("43", "https://evil.example/")]
    [InlineData("44 http", "http://smba.trafficmanager.net/amer/")]
    [InlineData("44 user info", "https://smba.trafficmanager.net@evil.com/")]
    [InlineData("44 suffix", "https://smba.trafficmanager.net.evil.com/")]
    [InlineData("44 port", "https://smba.trafficmanager.net:8443/")]
    [InlineData("44 IP literal", "https://203.0.113.7/")]
    [InlineData("44 trailing dot", "https://smba.trafficmanager.net./")]
    [InlineData("44 full width", "https://\uFF53mba.trafficmanager.net/")]
    [InlineData("44 no scheme", "//smba.trafficmanager.net/")]
    [InlineData("44 backslash", "https:\\\\smba.trafficmanager.net\\")]
    [InlineData("44 another name of this machine", "http://localhost:80/")]
    public async Task Rows_43_and_44_an_address_outside_the_list_is_403(string row, string address)
    {
        Assert.NotEmpty(row);
        var before = bot.Connector.Calls.Count;
        var body = bot.Message();
        body["serviceUrl"] = address;

        Assert.Equal(403, (await bot.PostAsync(body, bot.Token(serviceUrl: address))).Status);
        Assert.Equal(before, bot.Connector.Calls.Count);
    }

    [Theory]
    [InlineData("28:5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f")]
    [InlineData("29:someone")]
    [InlineData(Samples.AppId)]
    public async Task Row_45_an_activity_for_another_bot_is_403(string recipient) =>
        await ForbiddenAsync(body => body["recipient"]!["id"] = recipient);

    [Fact]
    public async Task Row_46_another_tenant_is_403()
    {
        const string other = "11111111-2222-4333-8444-555555555555";
        await ForbiddenAsync(body =>
        {
            body["conversation"]!["tenantId"] = other;
            body["channelData"]!["tenant"]!["id"] = other;
        });
        await ForbiddenAsync(body => body["channelData"]!["tenant"]!["id"] = other);
        await ForbiddenAsync(body =>
        {
            body["conversation"]!.AsObject().Remove("tenantId");
            body["channelData"]!.AsObject().Remove("tenant");
        });
        using var request = bot.Request(Encoding.UTF8.GetBytes(bot.Message().ToJsonString()), bot.Token());
        request.Headers.Add("x-ms-tenant-id", other);
        Assert.Equal(403, (await bot.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Row_47_a_caller_id_in_the_body_is_not_trusted()
    {
        var plain = bot.Message(conversation: "a:row47");
        var claimed = bot.Message(conversation: "a:row47-claimed");
        claimed["callerId"] = "urn:botframework:azure";

        Assert.Equal(200, (await bot.PostAsync(plain)).Status);
        Assert.Equal(200, (await bot.PostAsync(claimed)).Status);
        var first = await bot.Connector.WaitForAsync("a:row47", 1);
        var second = await bot.Connector.WaitForAsync("a:row47-claimed", 1);
        Assert.Equal(first[0].Body, second[0].Body);
        Assert.DoesNotContain(
            "urn:botframework",
            second[0].Body + await bot.Database.DumpAsync(),
            StringComparison.Ordinal
        );

        // Nor does it open anything for a caller without a token.
        Assert.Equal(401, (await bot.PostAsync(claimed, token: null)).Status);
    }

    [Fact]
    public async Task Row_48_a_replay_has_no_second_effect()
    {
        var body = bot.Message(conversation: "a:row48");
        var token = bot.Token();

        Assert.Equal(200, (await bot.PostAsync(body, token)).Status);
        await bot.Connector.WaitForAsync("a:row48", 1);
        Assert.Equal(200, (await bot.PostAsync(body, token)).Status);

        // A later turn's reply comes after whatever the replay had sent.
        await bot.PostAsync(bot.Message(conversation: "a:row48"), token);
        Assert.Equal(2, (await bot.Connector.WaitForAsync("a:row48", 2)).Count);
        Assert.Contains("\"tipsSeen\"", await StateAsync("a:row48"), StringComparison.Ordinal);
        Assert.Equal(2, JsonNode.Parse(await StateAsync("a:row48"))!["tipsSeen"]!.AsArray().Count);
    }

    [Fact]
    public async Task Row_49_a_token_is_not_bound_to_a_body()
    {
        var token = bot.Token();

        Assert.Equal(200, (await bot.PostAsync(bot.Message(conversation: "a:row49"), token)).Status);
        Assert.Equal(200, (await bot.PostAsync(bot.Message("help", conversation: "a:row49-other"), token)).Status);
        await bot.Connector.WaitForAsync("a:row49-other", 1);
    }

    private async Task<string> StateAsync(string conversation) =>
        (string)(await bot.Database.ScalarAsync($"SELECT json FROM states WHERE key LIKE '%|{conversation}'"))!;

    private async Task ForbiddenAsync(Action<JsonObject> change)
    {
        var before = bot.Connector.Calls.Count;
        var body = bot.Message();
        change(body);
        var answer = await bot.PostAsync(body);

        Assert.Equal((403, ""), (answer.Status, answer.Body));
        Assert.Equal(before, bot.Connector.Calls.Count);
    }
}
