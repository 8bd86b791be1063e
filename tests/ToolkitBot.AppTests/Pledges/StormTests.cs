using ToolkitBot.AppTests.Harness;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// A small <see cref="Storm"/>; the benchmark's verb <c>pledges</c> runs it with 1,000 pledges.
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    [PostgreSqlFact]
    public async Task Every_pledge_is_stored_and_shown_although_one_of_two_bots_is_killed_again_and_again()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.PostgreSql);
        await using var store = new PostgresDatabase(database.ConnectionString);
        await WeatherAsync(new(60, "PostgreSql", database.ConnectionString, Instances: 2), store);
    }

    [Fact]
    public async Task Every_pledge_is_stored_and_shown_although_the_only_bot_is_killed_again_and_again()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var store = new SqliteDatabase(database.ConnectionString);
        await WeatherAsync(new(40, "Sqlite", database.ConnectionString, Instances: 1), store);
    }

    private async Task WeatherAsync(StormSetting setting, Database store)
    {
        var report = await new Storm(setting with { AtOnce = 20 }, store).RunAsync(CancellationToken.None);
        output.WriteLine(report.ToString());
        Assert.Empty(report.Failures());
        Assert.True(report.Kills > 0, "Nothing was killed, so nothing was shown.");
    }
}
