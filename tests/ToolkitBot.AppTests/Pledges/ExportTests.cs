using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary><c>export pledges</c> and <c>export questions</c>, as an operator runs them beside the bot.</summary>
[StartsProcesses]
public sealed class ExportTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task Pledges_are_exported_with_formulas_defused_and_the_parties_counted_apart(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will sort the letters by 3 March 2027");
        var gareth = bot.Person("gareth");
        await gareth.Says("pledge");
        await gareth.Sees("pledge-form");
        await gareth
            .Writes("what", "=HYPERLINK(\"https://sample.invalid\") we will answer every letter")
            .Writes("why", "+1 for everybody, \"quoted\"")
            .Writes("due", "2027-03-03")
            .Writes("madeAs", "organisation")
            .Writes("groupName", "@Sample Hospital")
            .Presses("Preview");
        await gareth.Sees("pledge-preview");
        await gareth.Presses("pledge.post");
        await gareth.Sees("notice");
        var channel = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(channel, "letters");
        await PledgeTests.ShowsAsync(channel, "HYPERLINK");
        await channel.PressesOn(
            channel.Cards().First(card => card.Text.Contains("HYPERLINK", StringComparison.Ordinal)),
            "Me too"
        );
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Mark as done");
        await amina.Sees("notice");

        var (printed, rows) = await ExportAsync(bot, "pledges");

        Assert.Contains("individual: 1 pledge, 0 joined, 1 done", printed, StringComparison.Ordinal);
        Assert.Contains("organisation: 1 pledge, 1 joined, 0 done", printed, StringComparison.Ordinal);
        Assert.Contains("team: 0 pledges", printed, StringComparison.Ordinal);
        Assert.Contains("people reached: 3", printed, StringComparison.Ordinal);
        Assert.Contains("2 rows written", printed, StringComparison.Ordinal);
        Assert.Equal(3, rows.Length);
        Assert.StartsWith("id,made,team,as,group,name,theme,pledge,", rows[0], StringComparison.Ordinal);
        var organisation = rows.Single(row => row.Contains("organisation", StringComparison.Ordinal));
        Assert.Contains("'=HYPERLINK(\"\"https", organisation, StringComparison.Ordinal);
        Assert.Contains("'+1 for everybody, \"\"quoted\"\"", organisation, StringComparison.Ordinal);
        Assert.Contains("'@Sample Hospital", organisation, StringComparison.Ordinal);
        Assert.All(rows[1..], row => Assert.Contains(",Sample Hospital,", row, StringComparison.Ordinal));
        foreach (var row in rows)
        {
            Assert.DoesNotContain(amina.Self.ObjectId, row, StringComparison.Ordinal);
            Assert.DoesNotContain(gareth.Self.ObjectId, row, StringComparison.Ordinal);
        }

        Assert.Contains(rows, row => row.Contains(",posted,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pledges_of_two_tenants_are_never_written_into_one_file()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await PledgeTests.PostAsync(bot.Person("amina"), "pledge I will sort the letters by 3 March 2027");
        await PledgeTests.PostAsync(bot.Person("mei"), "pledge I will water the plants by 3 March 2027");
        await bot.SettleAsync();
        await bot.Database.ScalarAsync("UPDATE pledges SET tenant_id = 'another' WHERE text LIKE '%plants%'");
        using var folder = new TemporaryFolder();
        var file = folder.File("out.csv");
        var (code, output, errors) = await RunAsync(bot, folder, "pledges", file);
        Assert.NotEqual(0, code);
        Assert.Contains("--tenant", output + errors, StringComparison.Ordinal);

        (code, output, errors) = await RunAsync(bot, folder, "pledges", file, "--tenant", "another");
        Assert.True(code == 0, errors + output);
        Assert.Contains("1 rows written", output, StringComparison.Ordinal);
        Assert.Contains("people reached: 1", output, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Questions_are_exported_by_likeness_without_whoever_asked(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var (amina, mei) = (bot.Person("amina"), bot.Person("mei"));
        await AsksAsync(amina, "how do I book annual leave?");
        await AsksAsync(mei, "How do I book annual leave?");
        await AsksAsync(mei, "=SUM(A1) how many grams of flour go into a cake?");

        var (printed, rows) = await ExportAsync(bot, "questions");

        Assert.Contains("2 rows written", printed, StringComparison.Ordinal);
        Assert.StartsWith("question,asked,language,", rows[0], StringComparison.Ordinal);
        Assert.Matches("annual leave.*,2,en,", rows[1]);
        Assert.Matches("^\"?'=SUM\\(A1\\) how many grams.*,1,en,", rows[2]);
        foreach (var person in new[] { amina, mei })
        {
            Assert.DoesNotContain(
                rows,
                row =>
                    row.Contains(person.Self.ObjectId, StringComparison.Ordinal)
                    || row.Contains(person.Self.Name, StringComparison.Ordinal)
            );
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Questions_of_two_tenants_are_never_written_into_one_file(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await AsksAsync(amina, "how do I book annual leave?");
        await AsksAsync(amina, "how many grams of flour go into a cake?");
        await bot.SettleAsync();
        await bot.Database.ScalarAsync("UPDATE unanswered SET tenant_id = 'another' WHERE text LIKE '%flour%'");
        using var folder = new TemporaryFolder();
        var file = folder.File("out.csv");
        var (code, output, errors) = await RunAsync(bot, folder, "questions", file);
        Assert.NotEqual(0, code);
        Assert.Contains("--tenant", output + errors, StringComparison.Ordinal);

        (code, output, errors) = await RunAsync(bot, folder, "questions", file, "--tenant", "another");
        Assert.True(code == 0, errors + output);
        var rows = await File.ReadAllTextAsync(file);
        Assert.Contains("flour", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("annual leave", rows, StringComparison.Ordinal);

        (code, output, errors) = await RunAsync(bot, folder, "questions", file, "--tenant", "nobody");
        Assert.NotEqual(0, code);
        Assert.Contains("no questions of the tenant", output + errors, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_that_its_channel_does_not_show_is_not_exported_as_posted(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth").Opens();
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will sort the letters by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "letters");
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await PledgeTests.PostAsync(amina, "pledge I will water the plants by 3 March 2027");

        var (_, rows) = await ExportAsync(bot, "pledges");

        Assert.Contains(
            "\"posted, its channel was deleted\"",
            rows.Single(row => row.Contains("letters", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",waiting for a channel,",
            rows.Single(row => row.Contains("plants", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        await amina.Says("my pledges");
        var list = await amina.Sees("my-pledges", "Its channel was deleted");
        Assert.DoesNotContain("Posted", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_its_user_may_read_the_file_also_where_others_could_read_it_before(bool isThere)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        using var folder = new TemporaryFolder();
        var file = folder.File("out.csv");
        if (isThere)
        {
            await File.WriteAllTextAsync(file, new string('x', 10_000));
            File.SetUnixFileMode(
                file,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );
        }

        var (code, output, errors) = await RunAsync(bot, folder, "pledges", file);

        Assert.True(code == 0, errors + output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("xxx", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        using var folder = new TemporaryFolder();
        var (code, output, errors) = await RunAsync(bot, folder, "pledges", Path.Combine("nowhere", "out.csv"));
        Assert.NotEqual(0, code);
        Assert.Matches("The folder '.*nowhere' is not there", output + errors);
    }

    private static async Task AsksAsync(Person who, string question)
    {
        await who.Says(question);
        await who.Sees("declined");
    }

    private static async Task<(string Printed, string[] Rows)> ExportAsync(BotUnderTest bot, string what)
    {
        await bot.SettleAsync();
        using var folder = new TemporaryFolder();
        var file = folder.File("out.csv");
        var (code, output, errors) = await RunAsync(bot, folder, what, file);
        Assert.True(code == 0, errors + output);
        return (output, await File.ReadAllLinesAsync(file));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        BotUnderTest bot,
        TemporaryFolder folder,
        string what,
        string file,
        params string[] more
    )
    {
        await using var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = bot.Database.Kind.ToString(),
                ["ConnectionStrings:ToolkitBot"] = bot.Database.ConnectionString,
            },
            ["export", what, "--out", file, .. more]
        );
        return await process.EndAsync();
    }
}
