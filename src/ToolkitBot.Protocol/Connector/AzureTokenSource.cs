using System.Text.RegularExpressions;
using Azure.Core;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Telemetry;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// Keeps one token: renewed in the background ten minutes before it ends, by one request at a time; while the token
/// service is away, the old one serves until its end.
/// </summary>
/// <param name="credential">
/// Makes the credential. Called for every renewal, because a credential keeps its token and would give the old one again.
/// </param>
/// <param name="scope">What the token is for.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Never receives a token.</param>
public sealed partial class AzureTokenSource(
    Func<TokenCredential> credential,
    string scope,
    TimeProvider time,
    ILogger<AzureTokenSource> logger
) : IConnectorTokenSource
{
    private static readonly TimeSpan RenewAhead = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WaitAhead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Held? current;
    private Task<Held?>? renewing;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var held = Volatile.Read(ref current);
        if (held is not null && now < held.RenewFrom)
        {
            return new(held.Token);
        }

        return WaitAsync(held, now, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<string> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        Task<Held?> renewal;
        lock (gate)
        {
            if (current is { } held && held.Token != refused)
            {
                return held.Token;
            }

            renewal = renewing ?? Start();
        }

        return Use(await renewal.WaitAsync(cancellationToken));
    }

    private async ValueTask<string> WaitAsync(Held? held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alive = held is not null && now < held.Ends;
        var renewal = Begin(now, alive ? BetweenRenewals : BetweenFailures);
        if (alive && (now < held!.WaitFrom || renewal is null))
        {
            return held!.Token;
        }

        var renewed = renewal is null ? null : await renewal.WaitAsync(cancellationToken);
        return Use(renewed ?? (alive ? held : null));
    }

    private static string Use(Held? held) =>
        held?.Token ?? throw new ConnectorException(new ConnectorFault(ConnectorFaultKind.NoToken));

    private Task<Held?>? Begin(DateTimeOffset now, TimeSpan between)
    {
        lock (gate)
        {
            return renewing ?? (now - triedAt < between ? null : Start());
        }
    }

    private Task<Held?> Start()
    {
        triedAt = time.GetUtcNow();
        // Not the caller's cancellation: others wait for the same token.
        return renewing = Task.Run(FetchAsync);
    }

    private async Task<Held?> FetchAsync()
    {
        Held? fetched = null;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            var token = await credential().GetTokenAsync(new TokenRequestContext([scope]), patience.Token);
            fetched = new Held(token.Token, token.ExpiresOn, time.GetUtcNow());
            Log.Renewed(logger, token.ExpiresOn);
        }
        catch (Exception fault)
        {
            // The library's message can name tenants and addresses: only the error's number is repeated.
            Log.NotRenewed(logger, fault.GetType().Name, EntraCode().Match(fault.Message).Value);
        }

        WireTelemetry.TokenRefreshes.Add(
            1,
            KeyValuePair.Create<string, object?>(WireTelemetry.Outcome, fetched is null ? "failed" : "renewed")
        );
        lock (gate)
        {
            if (fetched is not null)
            {
                Volatile.Write(ref current, fetched);
            }

            renewing = null;
        }

        return fetched;
    }

    [GeneratedRegex("AADSTS[0-9]{1,10}", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();

    // No record: its text would show the token.
    private sealed class Held(string token, DateTimeOffset ends, DateTimeOffset now)
    {
        public string Token { get; } = token;
        public DateTimeOffset Ends { get; } = ends;

        // A short-lived token cannot be renewed ten minutes ahead.
        public DateTimeOffset RenewFrom { get; } = ends - Shorter(RenewAhead, (ends - now) / 2);
        public DateTimeOffset WaitFrom { get; } = ends - Shorter(WaitAhead, (ends - now) / 4);

        private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Information, "Renewed the Connector token; it ends at {Ends}")]
        public static partial void Renewed(ILogger logger, DateTimeOffset ends);

        [LoggerMessage(
            1202,
            LogLevel.Warning,
            "The Connector token could not be renewed ({Fault} {Code}); check MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType"
        )]
        public static partial void NotRenewed(ILogger logger, string fault, string code);
    }
}
