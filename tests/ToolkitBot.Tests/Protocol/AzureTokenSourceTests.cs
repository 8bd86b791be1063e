using System.Net;
using Azure.Core;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Tests.Protocol;

public sealed class AzureTokenSourceTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly FakeLogger<AzureTokenSource> log = new();
    private readonly FakeCredential credential;
    private readonly AzureTokenSource source;

    public AzureTokenSourceTests()
    {
        credential = new FakeCredential(clock);
        source = new AzureTokenSource(() => credential, "scope", clock, log);
    }

    public void Dispose() => Assert.DoesNotContain("eyJ", log.Collector.Text());

    private Task<string> GetAsync() => source.GetAsync(CancellationToken.None).AsTask();

    [Fact]
    public async Task Many_callers_at_once_cause_one_request()
    {
        credential.Hold();
        var calls = Enumerable.Range(0, 50).Select(_ => GetAsync()).ToArray();
        await Eventually(() => credential.Asked == 1);
        credential.Release();

        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("eyJ1", token));
        Assert.Equal(1, credential.Asked);
    }

    [Fact]
    public async Task A_token_is_renewed_well_before_it_ends_and_nobody_waits_for_it()
    {
        Assert.Equal("eyJ1", await GetAsync());
        clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Equal("eyJ1", await GetAsync());
        Assert.Equal(1, credential.Asked);

        clock.Advance(TimeSpan.FromMinutes(2));
        credential.Hold();
        Assert.Equal("eyJ1", await GetAsync());
        credential.Release();

        await EventuallyAsync(async () => await GetAsync() == "eyJ2");
        Assert.Equal(2, credential.Asked);
    }

    [Fact]
    public async Task In_the_last_five_minutes_the_new_token_is_waited_for()
    {
        await GetAsync();
        clock.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal("eyJ2", await GetAsync());
    }

    [Fact]
    public async Task The_old_token_serves_until_its_end_while_the_service_is_away()
    {
        await GetAsync();
        credential.IsDown = true;
        clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("eyJ1", await GetAsync());
        Assert.Equal("eyJ1", await GetAsync());
        Assert.Equal(2, credential.Asked);

        clock.Advance(TimeSpan.FromMinutes(5));
        var fault = await Assert.ThrowsAsync<ConnectorException>(GetAsync);
        Assert.Equal(ConnectorFaultKind.NoToken, fault.Fault.Kind);
        Assert.True(fault.Fault.IsTransient);

        credential.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual("eyJ1", await GetAsync());
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_for_everybody_who_had_it()
    {
        await GetAsync();

        var renewed = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => source.RenewAsync("eyJ1", CancellationToken.None).AsTask())
        );

        Assert.All(renewed, token => Assert.Equal("eyJ2", token));
        Assert.Equal("eyJ2", await GetAsync());
        Assert.Equal(2, credential.Asked);
    }

    [Fact]
    public async Task The_log_names_the_error_and_no_secret()
    {
        credential.IsDown = true;

        await Assert.ThrowsAsync<ConnectorException>(GetAsync);

        Assert.Contains("AADSTS700016", log.Collector.Text());
        Assert.DoesNotContain("secret", log.Collector.Text());
    }

    [Fact]
    public async Task The_token_endpoint_gets_the_client_credentials_form()
    {
        await using var endpoint = await Endpoint.StartAsync(
            """{"token_type":"Bearer","expires_in":3600,"access_token":"eyJx"}"""
        );

        var token = await Credential(endpoint).GetTokenAsync(new(["a/.default"]), CancellationToken.None);

        Assert.Equal(("eyJx", clock.GetUtcNow().AddHours(1)), (token.Token, token.ExpiresOn));
        Assert.Equal(
            $"grant_type=client_credentials&client_id={Wire.AppId}&client_secret=s%26%3D&scope=a%2F.default",
            endpoint.Form
        );
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(401, "{\"error\":\"invalid_client eyJ\"}")]
    [InlineData(302, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "eyJ no json")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"expires_in\":\"x\",\"access_token\":\"eyJx\"}")]
    [InlineData(200, "{\"expires_in\":3600,\"access_token\":\"\"}")]
    public async Task An_odd_answer_of_the_token_endpoint_is_a_fault_without_its_text(int status, string body)
    {
        await using var endpoint = await Endpoint.StartAsync(body, status);

        var fault = await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await Credential(endpoint).GetTokenAsync(new(["a"]), CancellationToken.None)
        );

        Assert.DoesNotContain("eyJ", fault.ToString());
    }

    private TokenCredential Credential(Endpoint endpoint) =>
        BotCredential.Create(
            new()
            {
                AppId = Wire.AppId,
                Password = "s&=",
                TokenEndpoint = endpoint.Address,
            },
            clock
        );

    [Theory]
    [InlineData(AppType.SingleTenant, typeof(ClientSecretCredential))]
    [InlineData(AppType.MultiTenant, typeof(ClientSecretCredential))]
    [InlineData(AppType.UserAssignedMSI, typeof(ManagedIdentityCredential))]
    [InlineData(AppType.FederatedCredentials, typeof(ClientAssertionCredential))]
    public void Each_kind_of_registration_has_its_credential(AppType type, Type expected)
    {
        var options = new OutboundAuthOptions
        {
            AppId = Wire.AppId,
            AppType = type,
            TenantId = Wire.TenantId,
            Password = "s",
            FederatedClientId = Wire.AppId,
        };

        Assert.IsType(expected, BotCredential.Create(options, clock));
        Assert.DoesNotContain("Password", options.ToString());
    }

    [Theory]
    [InlineData(AppType.SingleTenant, Wire.TenantId, "", null, "MicrosoftAppPassword")]
    [InlineData(AppType.MultiTenant, null, null, null, "MicrosoftAppPassword")]
    [InlineData(AppType.SingleTenant, "contoso", "s", null, "MicrosoftAppTenantId")]
    [InlineData(AppType.FederatedCredentials, null, null, null, "MicrosoftAppTenantId")]
    [InlineData(AppType.SingleTenant, null, "s", "http://token.example/", "Bot:TokenEndpoint")]
    [InlineData(AppType.SingleTenant, null, "s", "nonsense", "Bot:TokenEndpoint")]
    public void An_unusable_setting_is_named(
        AppType type,
        string? tenant,
        string? password,
        string? endpoint,
        string named
    )
    {
        var options = new OutboundAuthOptions
        {
            AppId = Wire.AppId,
            AppType = type,
            TenantId = tenant,
            Password = password,
            TokenEndpoint = endpoint,
        };

        Assert.StartsWith(named, Assert.Single(options.Problems()));
        Assert.Throws<ArgumentException>(() => BotCredential.Create(options, clock));
    }

    [Fact]
    public void Ids_that_are_no_guids_are_named_also_where_they_may_be_left_out()
    {
        var options = new OutboundAuthOptions
        {
            AppId = Wire.AppId,
            AppType = AppType.UserAssignedMSI,
            TenantId = "contoso.onmicrosoft.com",
            FederatedClientId = "the-identity",
        };

        Assert.Equal(
            ["MicrosoftAppTenantId", "MicrosoftAppClientId"],
            options.Problems().Select(problem => problem.Split(' ')[0])
        );
        Assert.Empty((options with { TenantId = null, FederatedClientId = null }).Problems());
    }

    private static Task Eventually(Func<bool> holds) => EventuallyAsync(() => Task.FromResult(holds()));

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var turn = 0; turn < 1000; turn++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(5);
        }

        Assert.Fail("It never came about.");
    }

    private sealed class FakeCredential(ManualClock clock) : TokenCredential
    {
        private TaskCompletionSource gate = Open();
        private int asked;

        internal int Asked => Volatile.Read(ref asked);
        internal bool IsDown { get; set; }

        internal void Hold() => gate = new TaskCompletionSource();

        internal void Release() => gate.SetResult();

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override async ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        )
        {
            Assert.Equal("scope", requestContext.Scopes[0]);
            var number = Interlocked.Increment(ref asked);
            await gate.Task.WaitAsync(cancellationToken);
            return IsDown
                ? throw new AuthenticationFailedException("AADSTS700016: secret details")
                : new AccessToken("eyJ" + number, clock.GetUtcNow().AddHours(1));
        }

        private static TaskCompletionSource Open()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }

    private sealed class Endpoint : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Endpoint(WebApplication app) => this.app = app;

        internal string Form { get; private set; } = "";
        internal string Address => app.Urls.First() + "/token";

        internal static async Task<Endpoint> StartAsync(string body, int status = 200)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var endpoint = new Endpoint(builder.Build());
            endpoint.app.MapPost(
                "/token",
                async (HttpContext context) =>
                {
                    using var reader = new StreamReader(context.Request.Body);
                    endpoint.Form = await reader.ReadToEndAsync();
                    context.Response.StatusCode = status;
                    context.Response.Headers.Location = status == 302 ? endpoint.Address : default;
                    await context.Response.WriteAsync(body);
                }
            );
            await endpoint.app.StartAsync();
            return endpoint;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
