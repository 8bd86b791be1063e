using Microsoft.IdentityModel.JsonWebTokens;

namespace ToolkitBot.Protocol.Auth;

/// <summary>When a token holds, whose clock differs from ours by five minutes at the most.</summary>
public static class TokenLifetime
{
    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Whether it has begun and not ended. A token that names no end holds never.</summary>
    public static bool Holds(DateTime? from, DateTime? to, DateTimeOffset now) =>
        to is { } end
        && now.UtcDateTime - end <= ClockSkew
        && (from is not { } start || start - now.UtcDateTime <= ClockSkew);

    /// <summary>When a token that holds does so no longer; one that names the end of time ends with it.</summary>
    public static DateTimeOffset EndOf(JsonWebToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var end = new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
        return end < DateTimeOffset.MaxValue - ClockSkew ? end + ClockSkew : DateTimeOffset.MaxValue;
    }
}
