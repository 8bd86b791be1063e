using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>The second step: does a genuine token cover this activity? Rows 37 to 47 of the table of refusals.</summary>
public sealed class ActivityBindingTests : IDisposable
{
    private static readonly AuthenticatedCaller Teams = new(Wire.ServiceUrl, new HashSet<string> { "msteams" });

    private readonly MetadataClient metadata = new("https://login.example/meta");

    public void Dispose() => metadata.Dispose();

    private BindingFault Bind(
        Action<JsonObject>? change = null,
        AuthenticatedCaller? caller = null,
        string? header = null,
        string[]? tenants = null,
        string[]? hosts = null
    )
    {
        var options = new InboundAuthOptions { AppId = Wire.AppId, Tenants = tenants ?? [] };
        options = hosts is null ? options : options with { ServiceHosts = hosts };
        var log = new FakeLogger<InboundTokenValidator>();
        var validator = new InboundTokenValidator(options, metadata, new ManualClock(), log);
        var check = validator.Bind(caller ?? Teams, Wire.Activity(change ?? (_ => { })), header);
        Assert.Equal(check.Fault == BindingFault.None ? 200 : 403, check.StatusCode);
        return check.Fault;
    }

    private static AuthenticatedCaller Caller(string? serviceUrl, params string[] endorsements) =>
        new(serviceUrl, endorsements.ToHashSet());

    [Fact]
    public void An_activity_that_its_token_covers_is_fine()
    {
        Assert.Equal(BindingFault.None, Bind());
        Assert.Equal(BindingFault.None, Bind(header: ""));
        Assert.Equal(BindingFault.None, Bind(header: Wire.TenantId.ToUpperInvariant()));
        Assert.Equal(BindingFault.None, Bind(tenants: ["2f0c6c1e-8d0b-4b7e-9a53-0c1d6b7f4e21", Wire.TenantId]));
    }

    [Fact]
    public void Rows_37_and_38_the_key_must_be_endorsed_for_the_channel()
    {
        Assert.Equal(BindingFault.Endorsement, Bind(caller: Caller(Wire.ServiceUrl, "webchat")));
        Assert.Equal(BindingFault.Endorsement, Bind(caller: Caller(Wire.ServiceUrl)));
        Assert.Equal(BindingFault.Endorsement, Bind(caller: Caller(Wire.ServiceUrl, "MSTEAMS")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AseChannel")]
    [InlineData("emulator")]
    [InlineData("directline")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams ")]
    public void Rows_39_and_40_another_channel_is_refused(string channel)
    {
        var caller = Caller(Wire.ServiceUrl, "msteams", channel);

        Assert.Equal(BindingFault.Channel, Bind(body => body["channelId"] = channel, caller));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("https://smba.trafficmanager.net/emea/" + Wire.TenantId + "/")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("https://evil.example/amer/" + Wire.TenantId + "/")]
    [InlineData("http://smba.trafficmanager.net/amer/" + Wire.TenantId + "/")]
    [InlineData("https://smba.trafficmanager.net:8443/amer/" + Wire.TenantId + "/")]
    public void Rows_41_and_42_the_claim_must_name_the_activitys_address(string? claim)
    {
        Assert.Equal(BindingFault.ServiceUrlClaim, Bind(caller: Caller(claim, "msteams")));
    }

    [Theory]
    [InlineData("https://SMBA.trafficmanager.net/amer/" + Wire.TenantId)]
    [InlineData("https://smba.trafficmanager.net/AMER/" + Wire.TenantId + "/")]
    [InlineData("https://smba.trafficmanager.net:443/amer/" + Wire.TenantId + "/")]
    public void A_slash_at_the_end_and_the_case_do_not_count(string claim)
    {
        Assert.Equal(BindingFault.None, Bind(caller: Caller(claim, "msteams")));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net.evil.com/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://20.1.2.3/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("http://localhost:3978/")]
    public void Rows_43_and_44_an_address_outside_the_list_is_refused_even_if_the_token_names_it(string address)
    {
        Assert.Equal(BindingFault.ServiceUrl, Bind(body => body["serviceUrl"] = address, Caller(address, "msteams")));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net@evil.com/")]
    [InlineData("https://evil.com@smba.trafficmanager.net/")]
    [InlineData("https://ｓmba.trafficmanager.net/")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("https:\\\\smba.trafficmanager.net\\")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://smba.trafficmanager.net/?x=1")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://smba.traffic\tmanager.net/")]
    [InlineData("file://smba.trafficmanager.net/")]
    [InlineData("https://smba%2Etrafficmanager.net/")]
    public void Row_44_tricks_with_addresses_are_refused(string address)
    {
        Assert.NotEqual(BindingFault.None, Bind(body => body["serviceUrl"] = address, Caller(address, "msteams")));
        Assert.False(new ServiceUrlPolicy(InboundAuthOptions.PublicServiceHosts).Allows(address));
    }

    [Fact]
    public void A_loopback_host_is_trusted_only_where_it_is_listed()
    {
        const string Local = "http://127.0.0.1:4711/connector";
        void Change(JsonObject body) => body["serviceUrl"] = Local;

        Assert.Equal(BindingFault.ServiceUrl, Bind(Change, Caller(Local, "msteams")));
        Assert.Equal(BindingFault.None, Bind(Change, Caller(Local, "msteams"), hosts: ["127.0.0.1"]));
    }

    [Theory]
    [InlineData("28:5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f")]
    [InlineData(Wire.AppId)]
    [InlineData("29:" + Wire.AppId)]
    [InlineData("28:" + Wire.AppId + " ")]
    public void Row_45_an_activity_for_another_bot_is_refused(string recipient)
    {
        Assert.Equal(BindingFault.Recipient, Bind(body => body["recipient"]!["id"] = recipient));
    }

    [Fact]
    public void Row_46_tenants_must_agree_and_be_listed()
    {
        Assert.Equal(BindingFault.Tenant, Bind(tenants: ["2f0c6c1e-8d0b-4b7e-9a53-0c1d6b7f4e21"]));
        Assert.Equal(BindingFault.Tenant, Bind(header: "other"));
        Assert.Equal(BindingFault.Tenant, Bind(header: $"{Wire.TenantId},{Wire.TenantId}"));
        Assert.Equal(BindingFault.Tenant, Bind(body => body["channelData"]!["tenant"]!["id"] = "other"));
    }

    [Fact]
    public void An_activity_without_a_tenant_is_refused_where_tenants_are_listed()
    {
        static void Change(JsonObject body)
        {
            body["conversation"]!.AsObject().Remove("tenantId");
            body.Remove("channelData");
        }

        Assert.Equal(BindingFault.None, Bind(Change));
        Assert.Equal(BindingFault.Tenant, Bind(Change, tenants: [Wire.TenantId]));
        Assert.Equal(BindingFault.Tenant, Bind(Change, tenants: [Wire.TenantId], header: Wire.TenantId));
    }

    [Theory]
    [InlineData("http://localhost:3978/connector", true)]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("http://127.0.0.2:56150/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://[::1]:80/", false)]
    [InlineData("https://smba.trafficmanager.net/amer/", false)]
    public async Task Local_trust_knows_this_machine_only(string address, bool allowed)
    {
        var trust = LocalTrust.WithoutAppId("");
        var check = await trust.CheckCallerAsync([], CancellationToken.None);

        var binding = trust.Bind(check.Caller!, Wire.Activity(body => body["serviceUrl"] = address), null);

        Assert.Equal(allowed, binding.Allowed);
    }

    [Fact]
    public void Local_trust_cannot_be_had_with_an_app_id()
    {
        Assert.Throws<InvalidOperationException>(() => LocalTrust.WithoutAppId(Wire.AppId));
        Assert.Throws<InvalidOperationException>(() => LocalTrust.WithoutAppId(" "));
    }

    [Fact]
    public void The_caller_of_local_trust_is_nobody_to_a_bot_with_an_app_id()
    {
        Assert.Equal(BindingFault.Endorsement, Bind(caller: Caller(null)));
    }
}
