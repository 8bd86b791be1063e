using System.Text;
using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// What the screen refuses is stored nowhere: through every door words that must not be kept are brought, and then the
/// database's own files, its tables with the outbox, and everything logged are searched for them.
/// </summary>
public sealed class RefusedWordsTests
{
    // Words that nothing else contains, each beside something that is refused.
    private static readonly string[] secrets =
    [
        "zebedeeline",
        "zebedeetyped",
        "zebedeeform",
        "zebedeewhom",
        "zebedeewhy",
        "zebedeegroup",
        "zebedeeedit",
        "zebedeeoutcome",
        "zebedeereason",
        "900123",
    ];

    [Theory, Sqlite, PostgreSql]
    public async Task What_is_refused_is_in_no_file_no_table_and_no_log(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        var amina = bot.Person("amina");
        await TypesAsync(amina);
        await FillsInAsync(amina);
        await EditsAsync(amina);
        await FinishesAsync(bot, amina);
        await IsDeclinedAsync(bot, amina, gareth);
        await bot.SettleAsync();

        var tables = await bot.Database.DumpAsync();
        Assert.Contains("sort the letters", tables, StringComparison.Ordinal);
        var log = bot.Log.Text();

        // Replies wait packed for being sent, where no search finds them; but they are what was sent.
        var said = string.Join('\n', bot.Teams.Connector.Calls.Select(call => call.Body?.ToJsonString()));
        Assert.Contains("sort the letters", said, StringComparison.Ordinal);
        await CheckpointAsync(bot.Database);
        var files = await FilesAsync(bot.Database);
        Assert.Contains(files, file => Holds(file, "sort the letters"));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, tables, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(files, file => Holds(file, secret));
        }
    }

    private static async Task TypesAsync(Person amina)
    {
        await amina.Says("pledge I will ring zebedeeline on 07700 900123 by 3 March 2027");
        await amina.Sees("pledge-stopped", "phone number");
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina.Says("I will ring zebedeetyped on 07700 900123 every day");
        await amina.Sees("pledge-stopped", "phone number");
        await amina.Says("stop");
    }

    private static async Task FillsInAsync(Person amina)
    {
        foreach (
            var (field, secret) in new[]
            {
                ("what", "zebedeeform"),
                ("forWhom", "zebedeewhom"),
                ("why", "zebedeewhy"),
                ("groupName", "zebedeegroup"),
            }
        )
        {
            await amina.Says("pledge");
            await amina.Sees("pledge-form");
            await amina
                .Writes("what", "I will sort the letters")
                .Writes("madeAs", "team")
                .Writes(field, $"I will call {secret} on 0\u200b7700-900123")
                .Presses("Preview");
            await amina.Sees("pledge-stopped", "phone number");
        }

        await amina.Says("stop");
        await PledgeTests.PostAsync(amina, "pledge I will sort the letters by 3 March 2027");
    }

    private static async Task EditsAsync(Person amina)
    {
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", "I will ring zebedeeedit on 07700 900123").Presses("Preview");
        await amina.Sees("pledge-stopped");
        await amina.Says("stop");
    }

    private static async Task FinishesAsync(BotUnderTest bot, Person amina)
    {
        await amina.Opens();
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 3, 10, 5, 0, TimeSpan.Zero));
        await amina.Sees("follow-up");
        await amina.Writes("outcome", "zebedeeoutcome, ring 07700 900123").Presses("Done");
        await amina.Sees("follow-up", "phone number");
        await amina.Writes("outcome", "All are answered").Presses("Done");
        await amina.Sees("notice");
    }

    private static async Task IsDeclinedAsync(BotUnderTest bot, Person amina, Person gareth)
    {
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await PledgeTests.PostAsync(amina, "pledge I will water the plants by 3 April 2027");
        await gareth.Sees("pledge-approval", "plants");
        await gareth.Writes("reason", "zebedeereason, ring 07700 900123").Presses("Decline");
        await gareth.Sees("pledge-approval", "phone number");
    }

    /// <summary>What is written so far stands in the files, not in the server's memory alone.</summary>
    private static async Task CheckpointAsync(TestDatabase database)
    {
        if (database.Kind == StorageKind.PostgreSql)
        {
            await database.ScalarAsync("CHECKPOINT");
        }
    }

    private static async Task<IReadOnlyList<byte[]>> FilesAsync(TestDatabase database)
    {
        var paths =
            database.Kind == StorageKind.PostgreSql
                ? Directory.EnumerateFiles(
                    (string)(await database.ScalarAsync("SHOW data_directory"))!,
                    "*",
                    SearchOption.AllDirectories
                )
                : Directory.EnumerateFiles(
                    Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!
                );
        return [.. paths.Select(Read).OfType<byte[]>()];
    }

    private static byte[]? Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: 0 })
        {
            // The file whose lock says that a bot is running.
            return null;
        }

        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            // The server removes its own temporary files.
            return null;
        }
    }

    private static bool Holds(byte[] file, string words) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
}
