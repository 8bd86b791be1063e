using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Settings;

namespace ToolkitBot.Cli.Admin;

/// <summary>Who the bot is to Microsoft: the keys it checks callers with, the clock, its own token, its secret's end.</summary>
internal sealed partial class IdentityChecks(IServiceProvider services) : IChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private readonly BotSettings settings = services.GetRequiredService<BotSettings>();
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    public async IAsyncEnumerable<Finding> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (settings.Wire is not { Inbound: { } inbound, Outbound: { } outbound })
        {
            yield return Finding.Ok("identity", "not needed without an app id");
            yield break;
        }

        var trust = (InboundTokenValidator)services.GetRequiredService<IInboundTrust>();
        yield return await trust.HasKeysAsync(cancellationToken)
            ? Finding.Ok("keys", "there are keys to check callers with")
            : Finding.Fault(
                "keys",
                $"No keys can be had from {new Uri(inbound.OpenIdMetadata).Host}: let this machine call it by https, through your proxy if there is one (HTTPS_PROXY)."
            );
        yield return await ClockAsync(inbound, cancellationToken);
        yield return await TokenAsync(outbound, cancellationToken);
        yield return Secret(outbound);
    }

    /// <summary>The clock, held against the one of the keys' host. A token is good for some minutes only.</summary>
    private async Task<Finding> ClockAsync(InboundAuthOptions inbound, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(
                new Uri(inbound.OpenIdMetadata),
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return answer.Headers.Date is not { } theirs ? Finding.Unknown("clock", "the host of the keys says no time")
                : (clock.GetUtcNow() - theirs).Duration() is var skew && skew > MostSkew
                    ? Finding.Fault(
                        "clock",
                        $"The clock of this machine is {skew.TotalMinutes:0} minutes off: let it follow a time server, or every caller is turned away."
                    )
                : Finding.Ok("clock", "as the clock of the keys' host");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return Finding.Unknown("clock", "the host of the keys could not be asked");
        }
    }

    private async Task<Finding> TokenAsync(OutboundAuthOptions outbound, CancellationToken cancellationToken)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            var token = await BotCredential
                .Create(outbound, clock)
                .GetTokenAsync(new TokenRequestContext([outbound.Scope]), patience.Token);
            return Belongs(token.Token, outbound)
                ? Finding.Ok("token", "the bot can sign in to call Teams")
                : Finding.Fault(
                    "token",
                    "Entra gave a token of another app: check MicrosoftAppId against the secret or the managed identity."
                );
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The library's message can name tenants and addresses: only the error's number is repeated.
            var code = EntraCode().Match(e.Message).Value;
            var named = $"{e.GetType().Name} {code}".TrimEnd();
            return Finding.Fault("token", $"The bot cannot sign in ({named}): {Advice(code)}");
        }
    }

    /// <summary>Whether a token names this app; one that is no JWT cannot be read, and passes.</summary>
    private static bool Belongs(string token, OutboundAuthOptions outbound)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(token))
        {
            return true;
        }

        var read = handler.ReadJsonWebToken(token);
        var app =
            read.TryGetPayloadValue<string>("appid", out var v1) ? v1
            : read.TryGetPayloadValue<string>("azp", out var v2) ? v2
            : outbound.AppId;
        return string.Equals(app, outbound.AppId, StringComparison.OrdinalIgnoreCase);
    }

    private static string Advice(string code) =>
        code switch
        {
            "AADSTS7000215" =>
                "the secret is not one of this app; write its value, not its id, into MicrosoftAppPassword.",
            "AADSTS7000222" => "the secret has run out; make a new one under Certificates & secrets.",
            "AADSTS700016" => "there is no such app in this tenant; check MicrosoftAppId and MicrosoftAppTenantId.",
            "AADSTS90002" => "there is no such tenant; check MicrosoftAppTenantId.",
            "" =>
                "check MicrosoftAppPassword or the managed identity, and that this machine may call login.microsoftonline.com.",
            _ => "look the number up at login.microsoftonline.com/error.",
        };

    private Finding Secret(OutboundAuthOptions outbound) =>
        outbound.Password is null ? Finding.Ok("secret", "none: a managed identity signs in, and runs out of nothing")
        : settings.Wire.PasswordEnds is not { } ends
            ? Finding.Unknown(
                "secret",
                "Entra does not tell a bot when its secret ends: write the day into MicrosoftAppPasswordEnds, and owners are told in time"
            )
        : ends.AddDays(1) <= clock.GetUtcNow()
            ? Finding.Fault(
                "secret",
                $"The secret ended on {ends:yyyy-MM-dd}: make a new one under Certificates & secrets, and write both into MicrosoftAppPassword and MicrosoftAppPasswordEnds."
            )
        : ends - clock.GetUtcNow() < Soon
            ? Finding.Look("secret", $"ends on {ends:yyyy-MM-dd}: make a new one under Certificates & secrets")
        : Finding.Ok("secret", $"good until {ends:yyyy-MM-dd}, as MicrosoftAppPasswordEnds says");

    [GeneratedRegex("AADSTS[0-9]{1,10}", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();
}
