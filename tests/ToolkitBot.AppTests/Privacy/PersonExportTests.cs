using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>"Show it all" shows all that the database holds about somebody, over as many cards as that takes.</summary>
public sealed partial class PersonExportTests
{
    /// <summary>More than a list of "my pledges" shows, and more than fit on one card.</summary>
    private const int Many = 53;

    private static readonly string why = string.Join(
        ' ',
        Enumerable.Repeat("because people who write to us deserve an answer", 6)
    );

    [Theory, Sqlite, PostgreSql]
    public async Task Every_pledge_is_shown_with_every_word(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every comment within a day by 3 March 2027");
        Assert.True(why.Length > 200);
        await RepeatAsync(bot, "pledges", "id", Many, ("why", $"'{why}'"), ("outcome", "'people say thank you'"));

        var lines = await AllAsync(amina);

        var pledges = lines.Where(line => line.StartsWith("Pledge: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Many + 1, pledges.Count);
        Assert.Equal(Many, pledges.Count(line => line.Contains(why, StringComparison.Ordinal)));
        for (var number = 0; number < Many; number++)
        {
            Assert.Single(pledges, line => line.Contains($"copy-{number:d3};", StringComparison.Ordinal));
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Every_value_that_a_row_of_the_person_holds_is_shown(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await PledgeTests.PostAsync(gareth, "pledge I will greet every newcomer by 3 March 2027");
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        // Words that fit no choice are asked about once, and kept the second time.
        await amina.Says("because marigolds deserve better photographs");
        await amina.Sees("walk-step");
        await amina.Says("because marigolds deserve better photographs");
        await amina.Sees("walk-step");
        await amina.Says("stop");
        await amina.Says("tip");
        await amina.Says("which platform suits a video for teenagers?");
        await PledgeTests.PostAsync(amina, "pledge I will photograph marigolds by 3 March 2027");
        await amina.Says("language");
        await amina.Sees("language");
        await amina.Presses("English");
        var channel = amina.In("pledges");
        await PledgeTests.ShowsAsync(channel, "newcomer");
        await channel.PressesOn(
            channel.Cards().First(card => card.Text.Contains("newcomer", StringComparison.Ordinal)),
            "Me too"
        );
        await bot.Database.ScalarAsync(
            $"UPDATE campaigns SET owners = (SELECT key FROM people WHERE key LIKE '%{amina.Self.ObjectId}')"
        );
        await amina.Says("pledge I will be kinder online");
        await amina.Sees("pledge-coach");
        await amina.Settles();

        var held = await HeldAsync(bot, amina);
        var shown = string.Join('\n', await AllAsync(amina));

        string[] traces = ["marigolds deserve", "photograph marigolds", "kinder online", "greet every newcomer"];
        Assert.All(traces, trace => Assert.Contains(trace, shown, StringComparison.Ordinal));
        Assert.True(held.Count > 25, string.Join('\n', held));
        Assert.All(held, value => Assert.Contains(value, shown, StringComparison.Ordinal));
        Assert.Contains("Campaign you look after: Change Day", shown, StringComparison.Ordinal);
        Assert.Contains("Message to come: follow-up", shown, StringComparison.Ordinal);
    }

    /// <summary>All lines, from the first card to the last.</summary>
    private static async Task<List<string>> AllAsync(Person who)
    {
        await who.Says("forget me");
        await who.Sees("privacy");
        await who.Presses("Show it all");
        var lines = new List<string>();
        for (var card = await who.Sees("privacy-export"); ; card = await who.Sees("privacy-export"))
        {
            lines.AddRange(card.Text.Split('\n').Select(Plain));
            if (!card.HasButton("Next"))
            {
                Assert.Contains("This is all of it.", lines);
                return lines;
            }

            await who.Presses("Next");
        }
    }

    /// <summary>What stands in the rows of a person, value by value, as the columns hold it.</summary>
    private static async Task<List<string>> HeldAsync(BotUnderTest bot, Person who)
    {
        var key = (string)
            (await bot.Database.ScalarAsync($"SELECT key FROM people WHERE key LIKE '%{who.Self.ObjectId}'"))!;
        string[] rows =
        [
            $"SELECT key, name, channel_account_id, locale, time_zone, personal_conversation_id FROM people WHERE key = '{key}'",
            $"SELECT id, text, made_as, shown_name, time_zone FROM pledges WHERE person_key = '{key}'",
            $"SELECT p.text FROM pledges p JOIN pledge_joins j ON j.pledge_id = p.id WHERE j.person_key = '{key}'",
            $"SELECT team_id FROM memberships WHERE person_key = '{key}'",
            $"SELECT key FROM states WHERE person_key = '{key}'",
            $"SELECT kind, subject FROM outbox WHERE place = 'person:{key}'",
        ];
        var held = new List<string>();
        foreach (var row in rows)
        {
            var found = await bot.Database.LinesAsync(row);
            Assert.True(found.Count > 0, row);
            held.AddRange(found.SelectMany(line => line.Split(" | ")));
        }

        foreach (var json in await bot.Database.LinesAsync($"SELECT json FROM states WHERE person_key = '{key}'"))
        {
            // The buttons are those of the newest card: by the time that the export is shown, they are the export's own.
            var state = JsonNode.Parse(json)!.AsObject();
            state.Remove("buttons");
            held.AddRange(Strings().Matches(state.ToJsonString()).Select(match => match.Groups[1].Value));
        }

        return
        [
            .. held.Where(value => value.Length > 0).Select(value => value.Replace(" |", "", StringComparison.Ordinal)),
        ];
    }

    /// <summary>Copies the only row of a table so often, each under an id of its own.</summary>
    private static async Task RepeatAsync(
        BotUnderTest bot,
        string table,
        string id,
        int count,
        params (string Column, string Value)[] changes
    )
    {
        await using var connection = await bot.Database.OpenAsync();
        await using var read = connection.CreateCommand();
        read.CommandText = $"SELECT * FROM {table}";
        List<string> columns;
        await using (var row = await read.ExecuteReaderAsync())
        {
            columns = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
        }

        for (var number = 0; number < count; number++)
        {
            var values = columns.Select(column =>
                column == id ? $"'copy-{number.ToString("d3", CultureInfo.InvariantCulture)}'"
                : changes.FirstOrDefault(change => change.Column == column) is (not null, var value) ? value
                : column
            );
            await using var copy = connection.CreateCommand();
            copy.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {table} WHERE {id} NOT LIKE 'copy-%'";
            Assert.Equal(1, await copy.ExecuteNonQueryAsync());
        }
    }

    /// <summary>As it is read, without the marks that keep Markdown from acting.</summary>
    private static string Plain(string text) => Escaped().Replace(text, "$1");

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex("\"(?:[^\"\\\\]+)\":\"([^\"\\\\]+)\"")]
    private static partial Regex Strings();
}
