using System.Net;
using System.Net.Sockets;

namespace ToolkitBot.Testing;

/// <summary>A port for a process that must come back at the same address.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
