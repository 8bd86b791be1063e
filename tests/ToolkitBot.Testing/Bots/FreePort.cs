using System.Net;
using System.Net.Sockets;

namespace ToolkitBot.Testing;

/// <summary>
/// A port for a process that must come back at the same address. It lies below those that the system gives to
/// connections and to servers that ask for any port, so none of them takes it before the process listens.
/// </summary>
internal static class FreePort
{
    private const int First = 15_000;
    private const int Many = 17_000;

    // Another test assembly may run beside this one.
    private static int last = Random.Shared.Next(Many);

    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Many);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Something else on this machine listens there.
            }
        }
    }
}
