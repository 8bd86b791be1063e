using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>A PostgreSQL cluster of its own on a free port, gone at the end. Its server refuses to run as root.</summary>
internal sealed class ThrowAwayPostgres : IDisposable
{
    private const string Root = "/usr/lib/postgresql";
    private readonly string programs;
    private readonly string folder;

    private ThrowAwayPostgres(string programs, string folder, int port)
    {
        this.programs = programs;
        this.folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Database=postgres;Username=bench";
    }

    public string ConnectionString { get; }

    /// <summary>Null where PostgreSQL is not installed or does not start; the reason is printed.</summary>
    public static ThrowAwayPostgres? Start()
    {
        var programs = Directory.Exists(Root)
            ? Directory
                .GetDirectories(Root)
                .Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(Directory.Exists)
            : null;
        if (programs is null)
        {
            Console.WriteLine(
                $"PostgreSQL: not measured, it is not installed under {Root}. Give --postgres \"Host=...\" for another."
            );
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("wall-pg-").FullName;
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", folder);
        }

        var port = FreePort();
        var cluster = new ThrowAwayPostgres(programs, folder, port);
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        );
        var started =
            cluster.RunOwn(
                "initdb",
                "-D",
                folder + "/data",
                "-U",
                "bench",
                "-A",
                "trust",
                "-E",
                "UTF8"
            )
            && cluster.RunOwn(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-o",
                options,
                "-l",
                folder + "/log",
                "-w",
                "start"
            );
        if (started)
        {
            return cluster;
        }

        Console.WriteLine("PostgreSQL: not measured, a cluster of its own could not be started.");
        cluster.Dispose();
        return null;
    }

    public void Dispose()
    {
        RunOwn("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private bool RunOwn(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.UserName == "root"
            ? Run("runuser", ["-u", "postgres", "--", path, .. arguments])
            : Run(path, arguments);
    }

    private static bool Run(string program, params string[] arguments)
    {
        // The server inherits what it is given: a pipe would stay open as long as it runs.
        using var process = Process.Start(
            new ProcessStartInfo(
                "/bin/sh",
                ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]
            )
            {
                WorkingDirectory = "/",
            }
        );
        process!.WaitForExit();
        return process.ExitCode == 0;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
