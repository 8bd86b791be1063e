using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ToolkitBot.Testing;

/// <summary>
/// One throw-away PostgreSQL server for a test run, reached by a socket in its own folder. It ends with the test
/// process, however that ends: its keeper reads from a pipe that closes then.
/// </summary>
internal sealed class PostgresCluster
{
    private static readonly TimeSpan longestStart = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<PostgresCluster>> running = new(() => Task.Run(StartAsync));
    private static int databases;
    private readonly string folder;

    private PostgresCluster(string folder) => this.folder = folder;

    /// <summary>
    /// Whether the server keeps what it committed through a power cut, as a measurement must have it; tests need not
    /// wait for the disk. Set it before the first use.
    /// </summary>
    public static bool Durable { get; set; }

    /// <summary>The server of this test run, started by the first who asks.</summary>
    public static Task<PostgresCluster> RunningAsync() => running.Value;

    /// <summary>A new, empty database; gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"toolkitbot_{Interlocked.Increment(ref databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(folder, name);
    }

    /// <summary>Removes a database and closes what is still connected to it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tkb-pg-").FullName;
        var keeper = Keep(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(keeper);
        var cluster = new PostgresCluster(folder);
        await cluster.ReadyAsync(keeper);
        return cluster;
    }

    // The server runs in the foreground of a shell that waits for its own input to end, as it does when this process
    // is gone. PostgreSQL refuses to run as root, so root steps down to the user that Debian made for it.
    private static Process Keep(string folder)
    {
        const string script = """
            set -e
            "$1/initdb" -D "$2/data" -U toolkitbot -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$2/initdb.log" 2>&1
            "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses='' -c fsync=$3 -c synchronous_commit=$3 \
                -c full_page_writes=$3 -c max_connections=200 -c shared_buffers=32MB > "$2/server.log" 2>&1 &
            server=$!
            cat > /dev/null || true
            kill -INT $server 2> /dev/null || true
            wait $server || true
            cd / && rm -rf "$2"
            """;
        string[] shell =
        [
            "/bin/sh",
            "-c",
            script,
            "keeper",
            Path.GetDirectoryName(PostgresPrograms.Of("initdb"))!,
            folder,
            Durable ? "on" : "off",
        ];
        string[] command = shell;
        if (Environment.IsPrivilegedProcess)
        {
            var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
                ? "postgres"
                : "nobody";
            Process.Start("chown", [user, folder]).WaitForExit();
            command = ["runuser", "-u", user, "--", .. shell];
        }

        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task ReadyAsync(Process keeper)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!keeper.HasExited && deadline.Elapsed < longestStart)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException problem)
            {
                throw new InvalidOperationException(
                    $"The throw-away PostgreSQL server did not start.{Environment.NewLine}{Log("initdb.log")}{Log("server.log")}",
                    problem
                );
            }
        }
    }

    private string Log(string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : "";

    private static void Stop(Process keeper)
    {
        keeper.StandardInput.Close();
        keeper.WaitForExit(TimeSpan.FromSeconds(20));
        keeper.Dispose();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(folder, "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionString(string folder, string database) =>
        $"Host={folder};Username=toolkitbot;Database={database};Maximum Pool Size=40";
}
