using System.Globalization;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Benchmarks.Pledges;

/// <summary>
/// Prints what a <see cref="Storm"/> leaves behind: two bots on one PostgreSQL, then one bot on SQLite. Fails where a pledge
/// is lost or a limit of Teams was exceeded.
/// </summary>
internal static class PledgeStorm
{
    /// <param name="args"><c>--pledges N</c>, <c>--only Sqlite</c> or <c>--only PostgreSql</c>.</param>
    public static async Task<int> PrintAsync(string[] args)
    {
        var pledges = int.Parse(Option(args, "--pledges") ?? "1000", CultureInfo.InvariantCulture);
        var only = Option(args, "--only");
        var weathered = true;
        if (only is null or "PostgreSql")
        {
            weathered &= await OnPostgresAsync(pledges);
        }

        if (only is null or "Sqlite")
        {
            weathered &= await OnSqliteAsync(pledges);
        }

        return weathered ? 0 : 1;
    }

    private static async Task<bool> OnPostgresAsync(int pledges)
    {
        if (PostgresPrograms.Unavailable is { } reason)
        {
            Console.WriteLine($"Without PostgreSQL: {reason}");
            return true;
        }

        var connection = await (await PostgresCluster.RunningAsync()).CreateDatabaseAsync();
        await using var database = new PostgresDatabase(connection);
        return await PrintAsync(new(pledges, "PostgreSql", connection, Instances: 2), database);
    }

    private static async Task<bool> OnSqliteAsync(int pledges)
    {
        using var folder = new TemporaryFolder();
        var connection = $"Data Source={folder.File("storm.db")}";
        await using var database = new SqliteDatabase(connection);
        return await PrintAsync(new(pledges, "Sqlite", connection, Instances: 1), database);
    }

    private static async Task<bool> PrintAsync(StormSetting setting, Database database)
    {
        var report = await new Storm(setting, database).RunAsync(CancellationToken.None);
        Console.WriteLine(report);
        foreach (var failure in report.Failures())
        {
            Console.WriteLine($"FAILED: {failure}");
        }

        Console.WriteLine();
        return !report.Failures().Any();
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
