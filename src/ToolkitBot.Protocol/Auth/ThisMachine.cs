using System.Net;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Which hosts can mean nothing but this machine: <c>localhost</c>, and an address of 127.0.0.0/8 or ::1 as one writes it.
/// Every rule that is softer for this machine asks here.
/// </summary>
/// <remarks>
/// <see cref="Uri.IsLoopback"/> also takes <c>loopback</c>, and both <see cref="Uri"/> and <see cref="IPAddress"/> read
/// <c>2130706433</c>, <c>0x7f.1</c> and <c>0177.0.0.1</c> as addresses: what others resolve otherwise, or listen on
/// everywhere for, is no loopback address here.
/// </remarks>
public static class ThisMachine
{
    /// <summary>Whether a host, as it was written, is this machine; an IPv6 address with or without its brackets.</summary>
    public static bool IsNamed(string host)
    {
        var plain = host is ['[', .. var inside, ']'] ? inside : host;
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(plain, out var address)
                && IPAddress.IsLoopback(address)
                && string.Equals(address.ToString(), plain, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether an address names this machine as its host.</summary>
    public static bool IsNamed(Uri address) => IsAsWritten(address) && IsNamed(address.Host);

    /// <summary>Whether a host stands in the address as it was understood.</summary>
    internal static bool IsAsWritten(Uri address)
    {
        var text = address.OriginalString;
        var from = text.IndexOf("://", StringComparison.Ordinal);
        var written = from < 0 ? "" : text[(from + 3)..];
        return written.StartsWith(address.Host, StringComparison.OrdinalIgnoreCase)
            && (written.Length == address.Host.Length || written[address.Host.Length] is ':' or '/' or '?' or '#');
    }
}
