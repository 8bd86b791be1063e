using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ToolkitBot.AppTests.Harness;

/// <summary>A wire between a bot and its PostgreSQL that a test can cut and join again.</summary>
internal sealed class DatabaseRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly UnixDomainSocketEndPoint server;
    private readonly Task accepting;
    private volatile bool cut;

    public DatabaseRelay(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        server = new(Path.Combine(address.Host!, ".s.PGSQL.5432"));
        listener.Start();
        address.Host = "127.0.0.1";
        address.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        ConnectionString = address.ToString();
        accepting = AcceptAsync();
    }

    /// <summary>The same database, by this wire.</summary>
    public string ConnectionString { get; }

    /// <summary>Nothing gets through any more: what was open is closed, and new ones at once.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var socket in open.Keys)
        {
            socket.Dispose();
        }
    }

    public void Join() => cut = false;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Cut();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                _ = Task.Run(() => CarryAsync(client));
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var upstream = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        open[client] = open[upstream] = 0;
        try
        {
            if (!cut)
            {
                await upstream.ConnectAsync(server);
                await Task.WhenAny(PipeAsync(client, upstream), PipeAsync(upstream, client));
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            client.Dispose();
            open.TryRemove(client, out _);
            open.TryRemove(upstream, out _);
        }
    }

    private static async Task PipeAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is var read and > 0)
        {
            await to.SendAsync(buffer.AsMemory(0, read));
        }
    }
}
