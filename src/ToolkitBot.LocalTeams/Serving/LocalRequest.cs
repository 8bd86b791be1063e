using System.Net;
using Microsoft.AspNetCore.Http;
using ToolkitBot.Protocol.Auth;

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
            && ThisMachine.IsNamed(request.Host.Host)
            && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }
}
