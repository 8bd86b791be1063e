using System.Collections.Concurrent;
using System.Text;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Which service addresses the bot talks to. The bot's token opens its conversations to whoever holds it, so it goes to
/// the Connector's own hosts only: asked for every inbound activity, and again before a token is attached.
/// </summary>
/// <remarks>
/// An address must be https on the default port, with no user name, query or fragment, and its host must be in the list
/// letter for letter. A loopback host that is listed by name may also use http and any port (tests bring their own Connector).
/// </remarks>
public sealed class ServiceUrlPolicy
{
    /// <summary>How many addresses are remembered; Teams uses a handful, one for each region.</summary>
    private const int Remembered = 64;

    private readonly HashSet<string> hosts;
    private readonly ConcurrentDictionary<string, bool> allowed = new(StringComparer.Ordinal);

    /// <param name="hosts">Host names, without scheme, port or path.</param>
    /// <exception cref="ArgumentException">An entry is no plain host name.</exception>
    public ServiceUrlPolicy(IEnumerable<string> hosts)
    {
        this.hosts = hosts.Select(Listed).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>For local use: <c>http://localhost</c> and <c>http://127.0.0.1</c>, any port, nothing else.</summary>
    public static ServiceUrlPolicy Loopback { get; } = new(["localhost", "127.0.0.1"]);

    /// <summary>Whether the bot may talk to this address.</summary>
    public bool Allows(string? serviceUrl)
    {
        if (serviceUrl is null || allowed.ContainsKey(serviceUrl))
        {
            return serviceUrl is not null;
        }

        if (Parse(serviceUrl) is not { } address || !hosts.Contains(address.Host) || !Reaches(address))
        {
            return false;
        }

        // Every activity and every call asks, nearly always the same. What is refused is not kept: anybody may invent it.
        if (allowed.Count < Remembered)
        {
            allowed.TryAdd(serviceUrl, true);
        }

        return true;
    }

    /// <summary>Whether two addresses name the same service: a slash at the end and the case of letters do not count.</summary>
    public static bool Same(string? one, string? other) =>
        Parse(one) is { } left
        && Parse(other) is { } right
        && left.Scheme == right.Scheme
        && left.Host == right.Host
        && left.Port == right.Port
        && string.Equals(Path(left), Path(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a setting's address may be used: https, or http where the host is this machine.</summary>
    public static bool IsSafeAddress(string? address) =>
        Parse(address) is { } found && (found.Scheme == Uri.UriSchemeHttps || ThisMachine.IsNamed(found));

    internal static bool IsHostName(string? text) =>
        !string.IsNullOrEmpty(text)
        && Ascii.IsValid(text)
        && !text.EndsWith('.')
        && Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4;

    private static bool Reaches(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort || ThisMachine.IsNamed(address);

    private static string Path(Uri address) => address.AbsolutePath.TrimEnd('/');

    private static string Listed(string host) =>
        IsHostName(host)
            ? host.ToLowerInvariant()
            : throw new ArgumentException($"'{host}' is no host name.", nameof(host));

    // Scheme first: "//host/" parses as a file with a good-looking host. The raw text is held to plain letters because
    // full-width ones, backslashes and tabs are folded by some parsers and not by others.
    private static Uri? Parse(string? text)
    {
        var plain =
            !string.IsNullOrEmpty(text)
            && text.Length <= 2048
            && text.All(letter => letter is > ' ' and < '\x7f' and not '\\' and not '@' and not '?' and not '#');
        if (!plain || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return null;
        }

        var web = address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;
        var plainly = address.UserInfo.Length == 0 && address.Host.Length > 0 && ThisMachine.IsAsWritten(address);
        return web && plainly ? address : null;
    }
}
