using System.Text;
using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>After "forget me" and a clean stop no byte of the person is left in the SQLite file, its log or its shared memory.</summary>
public sealed class ForgottenBytesTests
{
    [Fact]
    public async Task No_byte_of_somebody_forgotten_is_left()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        string[] traces;
        await using (var bot = await BotUnderTest.StartOnAsync(database))
        {
            var amina = bot.Person("amina");
            await amina.Says("start");
            await amina.Sees("walk-step");
            await amina.Says("because marigolds deserve better photographs");
            await amina.Sees("walk-step");
            await amina.Says("stop");
            await PledgeTests.PostAsync(amina, "pledge I will photograph marigolds by 3 March 2027");
            await PledgeTests.ShowsAsync(amina.In("pledges"), "marigolds");
            traces = [amina.Self.Mri, amina.Self.ObjectId, amina.Self.Name, "marigold", amina.Place.Id];
            Assert.All(traces, trace => Assert.True(Holds(database, trace), trace));

            await amina.Says("forget me");
            await amina.Sees("privacy", "one pledge");
            await amina.Presses("Forget me");
            await amina.Sees("notice", "I have deleted all of it");
            await bot.SettleAsync();
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
            await Waiting.UntilAsync(
                async () => await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox") == 0,
                "the outbox was not emptied"
            );
        }

        SqliteConnection.ClearAllPools();
        Assert.All(traces, trace => Assert.False(Holds(database, trace), trace));
    }

    [Fact]
    public async Task Only_its_user_may_read_the_file_its_log_and_its_shared_memory()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        await bot.SettleAsync();
        var files = Files(bot.Database);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    private static string[] Files(TestDatabase database) =>
        Directory.GetFiles(
            Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!
        );

    private static bool Holds(TestDatabase database, string words) => Files(database).Any(file => Holds(file, words));

    private static bool Holds(string path, string words)
    {
        if (path.EndsWith("-lock", StringComparison.Ordinal))
        {
            return new FileInfo(path).Length > 0;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    }
}
