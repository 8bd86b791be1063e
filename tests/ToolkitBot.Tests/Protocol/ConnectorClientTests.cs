using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Tests.Protocol;

public sealed class ConnectorClientTests : IDisposable
{
    private const string Words = "private words of a person";
    private static readonly Activity Hello = new()
    {
        Type = "message",
        Text = Words,
        TextFormat = "plain",
    };

    private readonly ManualClock clock = new();
    private readonly FakeLogger<ConnectorClient> log = new();
    private readonly ScriptedConnector connector;
    private readonly HttpClient http;
    private readonly FixedTokens tokens = new();
    private readonly ConnectorClient client;

    public ConnectorClientTests()
    {
        connector = new ScriptedConnector(clock);
        http = new HttpClient(connector);
        client = Client(new ConnectorOptions());
    }

    public void Dispose()
    {
        // Whatever a test did: no token and no words are in the log.
        Assert.DoesNotContain("eyJ", log.Collector.Text());
        Assert.DoesNotContain(Words, log.Collector.Text());
        http.Dispose();
        connector.Dispose();
    }

    private ConnectorClient Client(ConnectorOptions options) =>
        new(
            http,
            new ServiceUrlPolicy(InboundAuthOptions.PublicServiceHosts),
            tokens,
            new RateShaper(clock),
            options,
            clock,
            log
        );

    private static ConversationReference In(string conversation = "a:1", string serviceUrl = Wire.ServiceUrl) =>
        new()
        {
            ChannelId = "msteams",
            ServiceUrl = serviceUrl,
            Conversation = new() { Id = conversation, TenantId = Wire.TenantId },
        };

    private async Task<T> RunAsync<T>(Task<T> call)
    {
        await clock.RunAsync(call);
        return await call;
    }

    private async Task<ConnectorException> FailAsync(Task call) =>
        await Assert.ThrowsAsync<ConnectorException>(() => clock.RunAsync(call));

    private Task<string?> SendAsync() => client.SendAsync(In(), Hello, CancellationToken.None);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/t1/")]
    [InlineData("https://smba.trafficmanager.net/amer/t1")]
    public async Task Addresses_keep_the_services_path_and_escape_ids(string serviceUrl)
    {
        connector.Answers(201, "{\"id\":\"17\"}");
        var thread = In("19:c@thread.tacv2;messageid=1776", serviceUrl);

        Assert.Equal("17", await RunAsync(client.SendAsync(thread, Hello, CancellationToken.None)));
        await RunAsync(client.ReplyAsync(thread, "f:1/2", Hello, CancellationToken.None));
        await RunAsync(client.UpdateAsync(thread, "17", Hello, CancellationToken.None));
        await clock.RunAsync(client.DeleteAsync(thread, "17", CancellationToken.None));

        const string Base =
            "https://smba.trafficmanager.net/amer/t1/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D1776/activities";
        Assert.Equal(
            [$"POST {Base}", $"POST {Base}/f%3A1%2F2", $"PUT {Base}/17", $"DELETE {Base}/17"],
            connector.Calls.Select(call => $"{call.Method} {call.Address}")
        );
        Assert.All(connector.Calls, call => Assert.Equal("Bearer " + FixedTokens.First, call.Token));
        Assert.Equal("application/json; charset=utf-8", connector.Calls[0].ContentType);
        Assert.Equal("f:1/2", JsonNode.Parse(connector.Calls[1].Body)!["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_is_sent_with_nothing_but_what_it_says()
    {
        connector.Answers(200, "{\"id\":\"17\"}");

        await RunAsync(client.SendAsync(In(), Hello with { Text = "Grüße 😀" }, CancellationToken.None));

        var expected = JsonNode.Parse("""{"type":"message","text":"Grüße 😀","textFormat":"plain"}""");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(connector.Calls[0].Body)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("http://localhost:3978/")]
    public async Task An_untrusted_address_gets_neither_a_call_nor_a_token(string serviceUrl)
    {
        var fault = await FailAsync(client.SendAsync(In(serviceUrl: serviceUrl), Hello, CancellationToken.None));

        Assert.Equal(ConnectorFaultKind.UntrustedAddress, fault.Fault.Kind);
        Assert.Empty(connector.Calls);
        Assert.Equal(0, tokens.Asked);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, "{}")]
    [InlineData(201, "<html>")]
    [InlineData(200, "{\"id\":5}")]
    public async Task A_success_without_an_id_is_a_success(int status, string body)
    {
        connector.Answers(status, body);

        Assert.Null(await RunAsync(client.SendAsync(In(), Hello, CancellationToken.None)));
        Assert.Single(connector.Calls);
    }

    // Every row of the table of errors: status, body, kind, advice, attempts for POST, PUT and GET.
    public static TheoryData<int, string, ConnectorFaultKind, ReferenceAdvice, int, int, int> Rows()
    {
        const ReferenceAdvice Keep = ReferenceAdvice.Keep;
        const ReferenceAdvice Off = ReferenceAdvice.SwitchOff;
        static string Error(string code) => "{\"error\":{\"code\":\"" + code + "\",\"message\":\"x\"}}";
        return new()
        {
            { 400, Error("BadSyntax"), ConnectorFaultKind.BadRequest, Keep, 1, 1, 1 },
            { 400, Error("Bad Argument"), ConnectorFaultKind.BadRequest, Keep, 1, 1, 1 },
            { 400, Error("MissingProperty"), ConnectorFaultKind.BadRequest, Keep, 1, 1, 1 },
            {
                401,
                "{\"message\":\"Authorization has been denied for this request.\"}",
                ConnectorFaultKind.Unauthorized,
                Keep,
                2,
                2,
                2
            },
            { 401, Error("BotNotRegistered"), ConnectorFaultKind.Unauthorized, Keep, 2, 2, 2 },
            { 403, Error("BotNotInConversationRoster"), ConnectorFaultKind.NotInConversation, Off, 1, 1, 1 },
            { 403, Error("BotDisabledByAdmin"), ConnectorFaultKind.DisabledByAdmin, Off, 1, 1, 1 },
            { 403, Error("ConversationBlockedByUser"), ConnectorFaultKind.BlockedByUser, Off, 1, 1, 1 },
            {
                403,
                """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"Thread is blocked from message writes.\",\"errorCode\":null,\"errorSubCode\":null}"}""",
                ConnectorFaultKind.WritesBlocked,
                Off,
                1,
                1,
                1
            },
            { 403, Error("MessageWritesBlocked"), ConnectorFaultKind.WritesBlocked, Off, 1, 1, 1 },
            { 403, Error("ForbiddenOperationException"), ConnectorFaultKind.NotInstalled, Off, 1, 1, 1 },
            { 403, Error("InvalidBotApiHost"), ConnectorFaultKind.WrongHost, ReferenceAdvice.SwitchHost, 1, 1, 1 },
            { 403, Error("NotEnoughPermissions"), ConnectorFaultKind.NotEnoughPermissions, Keep, 1, 1, 1 },
            { 403, "<html>", ConnectorFaultKind.Forbidden, Keep, 1, 1, 1 },
            {
                404,
                Error("ConversationNotFound"),
                ConnectorFaultKind.ConversationNotFound,
                ReferenceAdvice.Delete,
                1,
                1,
                1
            },
            { 404, Error("ActivityNotFoundInConversation"), ConnectorFaultKind.ActivityNotFound, Keep, 1, 1, 1 },
            { 404, Error("BotNotInConversationRoster"), ConnectorFaultKind.NotInConversation, Off, 1, 1, 1 },
            { 404, "", ConnectorFaultKind.NotFound, Keep, 1, 1, 1 },
            { 408, "", ConnectorFaultKind.RequestTimeout, Keep, 1, 4, 4 },
            { 412, Error("PreconditionFailed"), ConnectorFaultKind.Conflict, Keep, 4, 4, 4 },
            { 413, Error("MessageSizeTooBig"), ConnectorFaultKind.TooLarge, Keep, 1, 1, 1 },
            { 413, "", ConnectorFaultKind.TooLarge, Keep, 1, 1, 1 },
            { 429, Error("Throttled"), ConnectorFaultKind.Throttled, Keep, 4, 4, 4 },
            { 500, Error("ServiceError"), ConnectorFaultKind.ServiceError, Keep, 1, 1, 2 },
            { 502, Error("ServiceError"), ConnectorFaultKind.BadGateway, Keep, 2, 4, 4 },
            { 503, "<html>busy</html>", ConnectorFaultKind.Unavailable, Keep, 2, 4, 4 },
            { 504, "[1,2]", ConnectorFaultKind.GatewayTimeout, Keep, 2, 4, 4 },
            { 302, "", ConnectorFaultKind.Unexpected, Keep, 1, 1, 1 },
            { 418, "{\"error\":5,\"message\":{}}", ConnectorFaultKind.Unexpected, Keep, 1, 1, 1 },
        };
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_error_is_classified_and_repeated_as_far_as_it_may_be(
        int status,
        string body,
        ConnectorFaultKind kind,
        ReferenceAdvice advice,
        int posts,
        int puts,
        int gets
    )
    {
        connector.Answers(status, body);

        var post = await FailAsync(SendAsync());
        Assert.Equal((kind, advice, status), (post.Fault.Kind, post.Fault.Reference, post.Fault.Status));
        Assert.Equal(post.Fault.IsAmbiguous, post.MayHaveHappened);
        Assert.Equal(posts, connector.Calls.Count);

        await FailAsync(client.UpdateAsync(In(), "17", Hello, CancellationToken.None));
        Assert.Equal(posts + puts, connector.Calls.Count);

        await FailAsync(client.GetMembersPageAsync(In(), null, CancellationToken.None));
        Assert.Equal(posts + puts + gets, connector.Calls.Count);
    }

    [Fact]
    public async Task A_tenant_of_the_government_cloud_is_sent_to_its_own_host()
    {
        connector.Answers(403, """{"error":{"code":"InvalidBotApiHost"}}""");

        var fault = (await FailAsync(SendAsync())).Fault;

        Assert.True(new ServiceUrlPolicy(InboundAuthOptions.PublicServiceHosts).Allows(fault.OtherServiceUrl));
    }

    [Fact]
    public async Task Codes_that_are_no_plain_words_are_not_repeated()
    {
        connector.Answers(400, """{"error":{"code":"private words of a person!","message":"y"}}""");

        var fault = await FailAsync(SendAsync());

        Assert.Null(fault.Fault.Code);
        Assert.DoesNotContain("private", fault.ToString());
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_obeyed()
    {
        connector
            .Answers(429, "", answer => answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(17)))
            .Answers(201, "{\"id\":\"1\"}");

        await clock.RunAsync(SendAsync());

        Assert.InRange(Gap(0), TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(17.1));
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_obeyed()
    {
        var at = clock.GetUtcNow().AddSeconds(23);
        connector
            .Answers(503, "", answer => answer.Headers.RetryAfter = new RetryConditionHeaderValue(at))
            .Answers(201, "{\"id\":\"1\"}");

        await clock.RunAsync(SendAsync());

        Assert.InRange(Gap(0), TimeSpan.FromSeconds(23), TimeSpan.FromSeconds(23.1));
    }

    [Theory]
    [InlineData(3600, 60)]
    [InlineData(-60, 0)]
    public async Task Retry_after_is_held_within_reason(int asked, int waited)
    {
        var at = clock.GetUtcNow().AddSeconds(asked);
        connector
            .Answers(429, "", answer => answer.Headers.RetryAfter = new RetryConditionHeaderValue(at))
            .Answers(201, "{\"id\":\"1\"}");

        await clock.RunAsync(SendAsync());

        Assert.InRange(Gap(0), TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(waited + 0.1));
    }

    [Fact]
    public async Task After_429_the_next_message_of_the_conversation_waits_as_well()
    {
        connector.Answers(429, "", answer => answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(40)));
        var once = Client(new ConnectorOptions { Retries = 1, TotalTimeout = TimeSpan.FromSeconds(30) });

        await FailAsync(once.SendAsync(In(), Hello, CancellationToken.None));
        await FailAsync(once.SendAsync(In(), Hello, CancellationToken.None));

        Assert.True(Gap(0) >= TimeSpan.FromSeconds(40), Gap(0).ToString());
    }

    private TimeSpan Gap(int call) => connector.Calls[call + 1].At - connector.Calls[call].At;

    [Fact]
    public async Task Waits_grow_where_the_service_names_none()
    {
        connector.Answers(412);

        await FailAsync(SendAsync());

        Assert.All(Enumerable.Range(0, 3), gap => Assert.InRange(Gap(gap), TimeSpan.Zero, TimeSpan.FromSeconds(31)));
        Assert.True(Gap(0) + Gap(1) + Gap(2) > TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        connector.Answers(401).Answers(201, "{\"id\":\"1\"}");

        await clock.RunAsync(SendAsync());

        Assert.Equal(
            ["Bearer " + FixedTokens.First, "Bearer " + FixedTokens.First + "+"],
            connector.Calls.Select(call => call.Token)
        );
    }

    [Fact]
    public async Task A_message_that_got_no_answer_is_not_sent_again()
    {
        connector.IsSilent();

        var fault = await FailAsync(SendAsync());

        Assert.Equal(ConnectorFaultKind.NoAnswer, fault.Fault.Kind);
        Assert.True(fault.MayHaveHappened);
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task An_update_that_got_no_answer_is_made_again()
    {
        connector
            .IsSilent()
            .Throws(new HttpRequestException(HttpRequestError.ResponseEnded))
            .Answers(200, "{\"id\":\"1\"}");

        await clock.RunAsync(client.UpdateAsync(In(), "17", Hello, CancellationToken.None));

        Assert.Equal(3, connector.Calls.Count);
        Assert.True(Gap(0) >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_message_that_found_no_connection_is_sent_again()
    {
        connector.Throws(new HttpRequestException(HttpRequestError.ConnectionError));

        var fault = await FailAsync(SendAsync());

        Assert.Equal(ConnectorFaultKind.NotConnected, fault.Fault.Kind);
        Assert.False(fault.MayHaveHappened);
        Assert.Equal(4, connector.Calls.Count);
    }

    [Fact]
    public async Task A_doubtful_attempt_is_not_forgotten_when_the_last_one_was_clear()
    {
        connector.Answers(502).Answers(400, "{}");

        var fault = await FailAsync(SendAsync());

        Assert.Equal(ConnectorFaultKind.BadRequest, fault.Fault.Kind);
        Assert.True(fault.MayHaveHappened);
    }

    [Fact]
    public async Task The_whole_call_has_a_limit()
    {
        connector.IsSilent();
        var limited = Client(new ConnectorOptions { TotalTimeout = TimeSpan.FromSeconds(20), Retries = 10 });
        var start = clock.GetUtcNow();

        var fault = await FailAsync(limited.UpdateAsync(In(), "17", Hello, CancellationToken.None));

        Assert.Equal(ConnectorFaultKind.NoAnswer, fault.Fault.Kind);
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_fault_of_the_connector()
    {
        connector.IsSilent();
        using var gone = new CancellationTokenSource();
        var call = client.SendAsync(In(), Hello, gone.Token);
        gone.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        connector.Answers(201, "{\"id\":\"1\"}");
    }

    [Fact]
    public async Task An_answer_beyond_the_cap_is_not_read()
    {
        connector.Answers(200, "{\"members\":[],\"x\":\"" + new string('x', 2000) + "\"}");
        var small = Client(new ConnectorOptions { LargestAnswer = 1000 });

        var fault = await FailAsync(small.GetMembersPageAsync(In(), null, CancellationToken.None));
        Assert.Equal(ConnectorFaultKind.NoAnswer, fault.Fault.Kind);

        // A message that was taken is not sent again because its answer was odd.
        var calls = connector.Calls.Count;
        Assert.Null(await RunAsync(small.SendAsync(In(), Hello, CancellationToken.None)));
        Assert.Equal(calls + 1, connector.Calls.Count);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_sent()
    {
        connector.Answers(201, "{\"id\":\"1\"}");
        var fits = Hello with { Text = new string('é', 40 * 1024 - 60) };
        var large = Hello with { Text = new string('é', 40 * 1024) };

        Assert.Equal("1", await RunAsync(client.SendAsync(In(), fits, CancellationToken.None)));
        var fault = await FailAsync(client.SendAsync(In(), large, CancellationToken.None));

        Assert.Equal(ConnectorFaultKind.TooLarge, fault.Fault.Kind);
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_a_success()
    {
        connector.Answers(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""");

        await clock.RunAsync(client.DeleteAsync(In(), "17", CancellationToken.None));

        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_roster_is_read_page_by_page()
    {
        connector
            .Answers(200, """{"members":[{"id":"29:1"},{"id":"29:2","objectId":"o2"}],"continuationToken":"a b/="}""")
            .Answers(200, """{"members":[{"id":"29:3"}],"continuationToken":""}""");

        var members = new List<string?>();
        await foreach (var member in client.GetMembersAsync(In(), CancellationToken.None))
        {
            members.Add(member.Id);
        }

        Assert.Equal(["29:1", "29:2", "29:3"], members);
        Assert.EndsWith(
            "/v3/conversations/a%3A1/pagedmembers?pageSize=500&continuationToken=a%20b%2F%3D",
            connector.Calls[1].Address
        );
    }

    [Fact]
    public async Task A_roster_that_repeats_its_token_ends()
    {
        connector.Answers(200, """{"members":[{"id":"29:1"}],"continuationToken":"same"}""");

        var count = 0;
        await foreach (var _ in client.GetMembersAsync(In(), CancellationToken.None))
        {
            count++;
        }

        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"members\":null}")]
    public async Task A_page_without_members_is_an_empty_page(string body)
    {
        connector.Answers(200, body);

        Assert.Empty((await RunAsync(client.GetMembersPageAsync(In(), null, CancellationToken.None))).Members);
    }

    [Fact]
    public async Task A_member_who_is_not_there_is_null()
    {
        connector
            .Answers(200, """{"id":"29:1","objectId":"o1","givenName":"Sample"}""")
            .Answers(404, """{"error":{"code":"ConversationNotFound"}}""");

        Assert.Equal("o1", (await RunAsync(client.GetMemberAsync(In(), "29:1", CancellationToken.None)))!.ObjectId);
        Assert.Null(await RunAsync(client.GetMemberAsync(In(), "29:2", CancellationToken.None)));
        Assert.EndsWith("/v3/conversations/a%3A1/members/29%3A1", connector.Calls[0].Address);
    }

    [Fact]
    public async Task A_team_and_its_channels_are_read()
    {
        connector
            .Answers(200, """{"id":"19:t","name":"Ward","aadGroupId":"g","memberCount":7}""")
            .Answers(200, """{"conversations":[{"id":"19:t","name":null},{"id":"19:c","name":"Pledges"}]}""");

        var team = await RunAsync(client.GetTeamAsync(In(), "19:t", CancellationToken.None));
        var channels = await RunAsync(client.GetTeamChannelsAsync(In(), "19:t", CancellationToken.None));

        Assert.Equal(("Ward", 7), (team.Name, team.MemberCount));
        Assert.Equal([null, "Pledges"], channels.Select(channel => channel.Name));
        Assert.EndsWith("/v3/teams/19%3At", connector.Calls[0].Address);
        Assert.EndsWith("/v3/teams/19%3At/conversations", connector.Calls[1].Address);
    }

    [Fact]
    public async Task A_chat_with_one_person_is_created_and_may_be_repeated()
    {
        connector.Answers(502).Answers(502).Answers(201, """{"id":"a:9","serviceUrl":"https://evil.example/"}""");

        var created = await RunAsync(
            client.CreateConversationAsync(
                Wire.ServiceUrl,
                NewConversation.WithPerson("29:1", Wire.TenantId),
                CancellationToken.None
            )
        );

        Assert.Equal(new CreatedConversation { Id = "a:9" }, created);
        Assert.Equal(3, connector.Calls.Count);
        Assert.Equal(
            $$"""{"isGroup":false,"members":[{"id":"29:1"}],"tenantId":"{{Wire.TenantId}}"}""",
            connector.Calls[0].Body
        );
    }

    [Fact]
    public async Task A_thread_in_a_channel_is_created_with_its_first_message()
    {
        connector.Answers(201, """{"id":"19:c;messageid=17","activityId":"17"}""");

        var created = await RunAsync(
            client.CreateConversationAsync(
                Wire.ServiceUrl,
                NewConversation.InChannel("19:c;messageid=5", Wire.TenantId, new() { Type = "message", Text = "x" }),
                CancellationToken.None
            )
        );

        Assert.Equal(("19:c;messageid=17", "17"), (created.Id, created.ActivityId));
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    $$$"""{"isGroup":true,"channelData":{"channel":{"id":"19:c"}},"activity":{"type":"message","text":"x"},"tenantId":"{{{Wire.TenantId}}}"}"""
                ),
                JsonNode.Parse(connector.Calls[0].Body)
            )
        );
    }

    [Fact]
    public async Task What_Teams_never_creates_is_refused_before_it_is_asked_for()
    {
        NewConversation[] refused =
        [
            NewConversation.InChannel("19:c", Wire.TenantId, Hello) with
            {
                Activity = null,
            },
            NewConversation.WithPerson("29:1", Wire.TenantId) with
            {
                IsGroup = true,
            },
            NewConversation.WithPerson("29:1", Wire.TenantId) with
            {
                TenantId = null,
            },
            NewConversation.WithPerson("29:1", Wire.TenantId) with
            {
                Members = [],
            },
        ];
        foreach (var conversation in refused)
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                client.CreateConversationAsync(Wire.ServiceUrl, conversation, CancellationToken.None)
            );
        }

        Assert.Empty(connector.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_bend_the_address_is_refused(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(In(id), Hello, CancellationToken.None));
        Assert.Empty(connector.Calls);
    }

    [Fact]
    public async Task Without_a_token_source_no_token_is_sent()
    {
        connector.Answers(201, "{\"id\":\"1\"}");
        var local = new ConnectorClient(http, ServiceUrlPolicy.Loopback, null, null, new(), clock, log);

        await clock.RunAsync(
            local.SendAsync(In(serviceUrl: "http://localhost:3978/connector"), Hello, CancellationToken.None)
        );

        Assert.Null(connector.Calls[0].Token);
        Assert.Equal("http://localhost:3978/connector/v3/conversations/a%3A1/activities", connector.Calls[0].Address);
    }

    private sealed class FixedTokens : IConnectorTokenSource
    {
        internal const string First = "eyJ0b2tlbg";
        private string token = First;

        internal int Asked { get; private set; }

        public ValueTask<string> GetAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return new(token);
        }

        public ValueTask<string> RenewAsync(string refused, CancellationToken cancellationToken)
        {
            Assert.Equal(token, refused);
            return new(token = First + "+");
        }
    }
}
