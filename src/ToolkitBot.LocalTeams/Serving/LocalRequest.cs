using System.Net;
using Microsoft.AspNetCore.Http;

namespace ToolkitBot.LocalTeams.Serving;

/// <summary>
/// Where nobody is authenticated, everything is for this machine and its own page: a website in the same browser must not
/// speak for the sample people, nor a host name that was pointed here.
/// </summary>
public static class LocalRequest
{
    /// <summary>Whether a request comes from this machine, was sent to it by name, and by no page but its own.</summary>
    public static bool IsOwn(HttpContext http)
    {
        var request = http.Request;
        var origin = request.Headers.Origin.ToString();
        return (http.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))
            && IsThisMachine(request.Host.Host)
            && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }

    /// <summary>
    /// Whether a host name can mean nothing but this machine: <c>localhost</c>, or an address of 127.0.0.0/8 or ::1. A server
    /// listens everywhere for any other name, also for <c>loopback</c>, which <see cref="Uri.IsLoopback"/> lets pass.
    /// </summary>
    public static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
