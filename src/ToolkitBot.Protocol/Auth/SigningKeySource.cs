using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Protocol.Auth;

/// <summary>The keys as they were fetched at one time.</summary>
internal sealed record SigningKeySet(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt);

/// <summary>
/// The issuer's keys, fetched seldom and kept while the issuer is away. Renewed in the background every 12 hours; used
/// for at most 24 hours without a successful fetch; fetched at once for a key id that is not known, but not more than
/// once in five minutes, so that junk cannot turn into a flood of fetches.
/// </summary>
/// <remarks>
/// IdentityModel's ConfigurationManager does nearly this, but renews in the background after a forced refresh (the token
/// that asked for it would be refused) and takes no clock, so that neither the bounds nor the key roll-over could be tested.
/// </remarks>
internal sealed partial class SigningKeySource(MetadataClient client, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UsableFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private SigningKeySet? current;
    private Task<SigningKeySet?>? fetching;
    private DateTimeOffset? triedAt;
    private DateTimeOffset? forcedAt;

    /// <summary>The keys, while they need no renewal; else null, and <see cref="CurrentAsync"/> decides.</summary>
    public SigningKeySet? Fresh =>
        Volatile.Read(ref current) is { } known && time.GetUtcNow() - known.FetchedAt < RenewAfter ? known : null;

    /// <summary>The keys to use now; null where there are none that are young enough.</summary>
    public ValueTask<SigningKeySet?> CurrentAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = Volatile.Read(ref current);
        var age = known is null ? TimeSpan.MaxValue : now - known.FetchedAt;
        if (age < RenewAfter)
        {
            return new(known);
        }

        if (age < UsableFor)
        {
            _ = Begin(now, BetweenRenewals);
            return new(known);
        }

        return Begin(now, BetweenFailed) is { } fetch
            ? new(fetch.WaitAsync(cancellationToken))
            : new((SigningKeySet?)null);
    }

    /// <summary>
    /// Fetches once more because a token names a key that is not there. Null where that was done shortly before, or failed.
    /// </summary>
    public async ValueTask<SigningKeySet?> ForUnknownKeyAsync(SigningKeySet seen, CancellationToken cancellationToken)
    {
        Task<SigningKeySet?>? fetch;
        lock (gate)
        {
            if (current is { } newer && !ReferenceEquals(newer, seen))
            {
                return newer;
            }

            var now = time.GetUtcNow();
            fetch = fetching;
            if (fetch is null && (forcedAt is null || now - forcedAt >= BetweenForced))
            {
                forcedAt = now;
                fetch = Start(now);
            }
        }

        return fetch is null ? null : await fetch.WaitAsync(cancellationToken);
    }

    private Task<SigningKeySet?>? Begin(DateTimeOffset now, TimeSpan between)
    {
        lock (gate)
        {
            var tooSoon = triedAt is { } tried && now - tried < between;
            return fetching ?? (tooSoon ? null : Start(now));
        }
    }

    private Task<SigningKeySet?> Start(DateTimeOffset now)
    {
        triedAt = now;
        // Not the caller's cancellation: others wait for the same fetch.
        return fetching = Task.Run(FetchAsync);
    }

    private async Task<SigningKeySet?> FetchAsync()
    {
        SigningKeySet? fetched = null;
        var fault = "";
        try
        {
            var keys = await client.FetchAsync(CancellationToken.None);
            fetched = new SigningKeySet(keys, time.GetUtcNow());
        }
        catch (Exception thrown)
        {
            // Whatever went wrong, the keys we have stay; without any, callers get 503.
            fault = thrown.GetType().Name;
        }

        lock (gate)
        {
            if (fetched is not null)
            {
                Volatile.Write(ref current, fetched);
            }

            fetching = null;
        }

        if (fetched is not null)
        {
            Log.Fetched(logger, fetched.Keys.Count);
        }
        else
        {
            Log.NotFetched(logger, fault);
        }

        return fetched;
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Information, "Fetched {Count} signing keys of the channel")]
        public static partial void Fetched(ILogger logger, int count);

        [LoggerMessage(
            1102,
            LogLevel.Warning,
            "The channel's signing keys could not be fetched ({Fault}); check Bot:OpenIdMetadata and the network"
        )]
        public static partial void NotFetched(ILogger logger, string fault);
    }
}
