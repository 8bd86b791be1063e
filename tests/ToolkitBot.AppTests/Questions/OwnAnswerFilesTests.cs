using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Campaigns;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Questions;

/// <summary>Owners take their team's answers along and bring some in, in Teams and on the command line.</summary>
[StartsProcesses]
public sealed class OwnAnswerFilesTests
{
    private const string Head = "wordings,answer,who to ask,true until\n";
    private const string Garden =
        "\"May we post photographs of the garden?\nAre pictures of the garden allowed?\",\"Yes, if nobody can be recognised.\",The press desk,\n";
    private const string Song = "May we post a song on our page?,=No; never without the writer.,,\n";
    private const string Patient = "Mrs Zebrawort, NHS number 943 476 5919, who has cancer, said so";
    private const string Rows =
        "SELECT wordings, answer, ask, version FROM own_answers WHERE retired_at IS NULL ORDER BY wordings";

    [Theory, Sqlite, PostgreSql]
    public async Task An_owner_brings_answers_in_looks_first_and_takes_them_along(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var owner = bot.Person("gareth");
        var form = await OpensPasteAsync(owner);
        await PastesAsync(owner, form, "Preview", Head + Garden + Song);
        var looked = owner.Dialog();
        Assert.Contains("2 new, 0 changed, 0 as they were.", looked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM own_answers"));

        // Other words than were looked at are looked at first.
        await PastesAsync(owner, looked, "Keep them", Head + Garden);
        looked = owner.Dialog();
        Assert.Contains("1 new, 0 changed, 0 as they were.", looked.Text, StringComparison.Ordinal);
        await PastesAsync(owner, looked, "Preview", Head + Garden + Song);
        await PastesAsync(owner, owner.Dialog(), "Keep them", Head + Garden + Song);
        Assert.Contains(
            "2 new, 0 changed, 0 as they were. They are kept.",
            owner.Outcome.Text,
            StringComparison.Ordinal
        );

        var amina = bot.Person("amina");
        await amina.Says("are pictures of the garden allowed?");
        await amina.Sees("own-answer", "if nobody can be recognised");

        // What is taken along is what is kept, in both forms.
        var along = await TakesAlongAsync(owner);
        var table = along.Value("copy");
        Assert.Contains("'=No; never without the writer.", table, StringComparison.Ordinal);
        await owner.SubmitsAsync(along, "As YAML");
        var yaml = owner.Dialog().Value("copy");
        Assert.Contains("title: May we post a song on our page?", yaml, StringComparison.Ordinal);
        var before = await bot.Database.LinesAsync(Rows);
        foreach (var text in new[] { table, yaml })
        {
            await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", text);
            Assert.Contains("0 new, 0 changed, 2 as they were.", owner.Dialog().Text, StringComparison.Ordinal);
            Assert.False(owner.Dialog().HasButton("Keep them"));
        }

        Assert.Equal(before, await bot.Database.LinesAsync(Rows));
        var changed = table.Replace("recognised", "seen", StringComparison.Ordinal);
        await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", changed);
        await PastesAsync(owner, owner.Dialog(), "Keep them", changed);
        Assert.Contains("0 new, 1 changed, 1 as they were.", owner.Outcome.Text, StringComparison.Ordinal);
        await amina.Says("are pictures of the garden allowed?");
        await amina.Sees("own-answer", "if nobody can be seen");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Faulty_rows_are_named_and_what_must_not_be_kept_is_kept_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var owner = bot.Person("gareth");
        var text = $"{Head}{Garden}May we post a letter of thanks?,\"{Patient}\",,\nWhy?,Yes of course.,,soon\n";
        foreach (var button in new[] { "Preview", "own.take" })
        {
            var form = await OpensPasteAsync(owner);
            await PastesAsync(owner, form, button, text);
            var seen = owner.Dialog();
            Assert.Contains("Line 4: The answer: ", seen.Text, StringComparison.Ordinal);
            Assert.Contains("Line 5: The question: ", seen.Text, StringComparison.Ordinal);
            Assert.Contains("Line 5: True until: Write the day", seen.Text, StringComparison.Ordinal);
            Assert.Equal("", seen.Value("answers"));
            Assert.False(seen.HasButton("Keep them"));
        }

        await PastesAsync(owner, owner.Dialog(), "Preview", $"{Head}Why?,Yes of course.,,\n");
        Assert.Contains("Why?", owner.Dialog().Value("answers"), StringComparison.Ordinal);
        await PastesAsync(owner, owner.Dialog(), "Preview", Head + new string('x', 21_000));
        Assert.Contains("Paste 20,000 letters at most", owner.Dialog().Text, StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM own_answers"));
        Assert.DoesNotContain("zebrawort", await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebrawort", bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Pasted_answers_that_speak_of_need_are_kept_with_who_can_help_beside(StorageKind storage)
    {
        const string Need = "If you want to end your life call Samaritans";
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var owner = bot.Person("gareth");
        var text = $"{Head}Whom can I tell that I am low?,{Need},,\n";
        await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", text);
        Assert.Contains(Need, owner.Dialog().Value("answers"), StringComparison.Ordinal);
        await PastesAsync(owner, owner.Dialog(), "Keep them", text);
        Assert.Contains("1 new", owner.Dialog().Text, StringComparison.Ordinal);
        Assert.Contains("999", owner.Dialog().Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Only_owners_of_the_team_take_anything_along_or_bring_it_in(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { HasClinic = true });
        await bot.AnswersHereAsync("gareth", "general");
        var tom = (await bot.AnswersHereAsync("tom", "clinic")).In("personal");
        var owner = bot.Person("gareth");
        await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", Head + Garden);
        var looked = owner.Dialog();
        await PastesAsync(owner, looked, "Keep them", Head + Garden);
        var before = await bot.Database.LinesAsync(Rows);

        await tom.Says("our answers");
        var list = await tom.Sees("own-answers", "Your team keeps 0 answers");
        var mark = (string)looked.Button("Keep them")["data"]!["mark"]!;
        foreach (var verb in new[] { "own.along", "own.paste", "own.look", "own.take" })
        {
            await tom.PressAsync(
                list,
                TwoTeamsTests.Forged(verb, ("team", bot.World.Team.Id), ("answers", Head + Song), ("mark", mark))
            );
            Assert.Contains("owners", tom.Outcome.Text, StringComparison.Ordinal);
        }

        // An owner who left the team while the dialog was open.
        await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", Head + Song);
        looked = owner.Dialog();
        await bot.Teams.LeaveTeamAsync("gareth", "general", isTold: false);
        await PastesAsync(owner, looked, "Keep them", Head + Song);
        Assert.Contains("no longer in that team", owner.Outcome.Text, StringComparison.Ordinal);
        Assert.Equal(before, await bot.Database.LinesAsync(Rows));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Many_answers_are_taken_along_page_by_page_and_come_back_page_by_page(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var file =
            Head
            + string.Concat(
                Enumerable
                    .Range(1, 60)
                    .Select(n =>
                        $"May we post a song no {n}?,{string.Join(' ', Enumerable.Repeat("Ask the press desk first.", 20))},,\n"
                    )
            );
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", file);
        var (code, output, errors) = await RunAsync(bot, "import", "own-answers", folder.File("answers.csv"));
        Assert.True(code == 0, errors + output);

        var owner = bot.Person("gareth");
        foreach (var form in new[] { "", "As YAML" })
        {
            var page = await TakesAlongAsync(owner);
            if (form.Length > 0)
            {
                await owner.SubmitsAsync(page, form);
                page = owner.Dialog();
            }

            var pages = new List<string> { page.Value("copy") };
            while (page.HasButton("Next"))
            {
                await owner.SubmitsAsync(page, "Next");
                page = owner.Dialog();
                pages.Add(page.Value("copy"));
            }

            Assert.InRange(pages.Count, 2, 5);
            Assert.Equal(
                60,
                Enumerable.Range(1, 60).Count(n => pages.Any(one => one.Contains($"no {n}?", StringComparison.Ordinal)))
            );
            Assert.All(pages, one => Assert.InRange(one.Length, 1, 20_000));
            foreach (var one in pages)
            {
                await PastesAsync(owner, await OpensPasteAsync(owner), "Preview", one);
                Assert.Contains("0 new, 0 changed, ", owner.Dialog().Text, StringComparison.Ordinal);
            }
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_command_line_exports_and_imports_while_the_bot_runs(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { HasClinic = true });
        await bot.AnswersHereAsync("gareth", "general");
        await bot.AnswersHereAsync("tom", "clinic");
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", Head + Garden + Song);
        var file = folder.File("answers.csv");

        folder.Write("faulty.csv", $"{Head}{Garden}Why?,\"{Patient}\",,\n");
        var (code, output, errors) = await RunAsync(
            bot,
            "import",
            "own-answers",
            folder.File("faulty.csv"),
            "--team",
            "sample hospital"
        );
        Assert.Equal(1, code);
        Assert.Contains("faulty.csv, line 4: The question", output, StringComparison.Ordinal);
        Assert.Contains("faulty.csv, line 4: The answer", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebrawort", output + errors, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await bot.Database.LinesAsync(Rows));

        (code, output, errors) = await RunAsync(bot, "import", "own-answers", file, "--team", "sample hospital");
        Assert.True(code == 0, errors + output);
        Assert.Contains("2 new, 0 changed, 0 as they were.", output, StringComparison.Ordinal);
        var amina = bot.Person("amina");
        await amina.Says("are pictures of the garden allowed?");
        await amina.Sees("own-answer", "if nobody can be recognised");

        // In both forms, and from a folder, what was exported changes nothing.
        var before = await bot.Database.LinesAsync(Rows);
        var yaml = folder.File("yaml");
        (code, output, errors) = await RunAsync(
            bot,
            "export",
            "own-answers",
            "--yaml",
            "--out",
            yaml,
            "--team",
            bot.World.Team.Id
        );
        Assert.True(code == 0, errors + output);
        Assert.Contains("2 answers written", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(yaml, "own.*.yaml").Length);
        var csv = folder.File("out.csv");
        (code, output, errors) = await RunAsync(
            bot,
            "export",
            "own-answers",
            "--out",
            csv,
            "--team",
            "Sample Hospital"
        );
        Assert.True(code == 0, errors + output);
        Assert.Contains("'=No; never", await File.ReadAllTextAsync(csv), StringComparison.Ordinal);
        foreach (var back in new[] { yaml, csv })
        {
            (code, output, errors) = await RunAsync(bot, "import", "own-answers", back, "--team", "Sample Hospital");
            Assert.True(code == 0, errors + output);
            Assert.Contains("0 new, 0 changed, ", output, StringComparison.Ordinal);
        }

        Assert.Equal(before, await bot.Database.LinesAsync(Rows));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_in_and_a_team_that_is_not_known_are_named()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, new BotOptions { HasClinic = true });
        await bot.AnswersHereAsync("gareth", "general");
        await bot.AnswersHereAsync("tom", "clinic");
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", Head + Garden);
        var file = folder.File("answers.csv");
        var (code, _, errors) = await RunAsync(bot, "import", "own-answers", file);
        Assert.Equal(1, code);
        Assert.Matches("2 teams may be meant: .*Sample Clinic.*Sample Hospital", errors);
        (code, _, errors) = await RunAsync(bot, "import", "own-answers", file, "--team", "Sample Ward");
        Assert.Equal(1, code);
        Assert.Matches("There is no team 'Sample Ward': .*Sample Clinic.*Sample Hospital", errors);
        Assert.Empty(await bot.Database.LinesAsync(Rows));

        (code, _, errors) = await RunAsync(bot, "import", "own-answers", folder.File("nowhere.csv"));
        Assert.Equal(1, code);
        Assert.Contains("nowhere.csv", errors, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(folder.File("latin.csv"), [.. "wordings,answer\n"u8, 0xFC, (byte)'\n']);
        (code, _, errors) = await RunAsync(bot, "import", "own-answers", folder.File("latin.csv"));
        Assert.Equal(1, code);
        Assert.Contains("latin.csv, line 2: a letter here is not written in UTF-8", errors, StringComparison.Ordinal);

        await using (var huge = File.Create(folder.File("huge.csv")))
        {
            huge.SetLength(3_000_000_000);
        }

        (code, _, errors) = await RunAsync(bot, "import", "own-answers", folder.File("huge.csv"));
        Assert.Equal(1, code);
        Assert.Contains("'huge.csv' has more than 32 MB", errors, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("empty"));
        (code, _, errors) = await RunAsync(bot, "import", "own-answers", folder.File("empty"));
        Assert.Equal(1, code);
        Assert.Contains("There is no .yaml file", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static async Task<CardSeen> TakesAlongAsync(Person owner)
    {
        await owner.Says("our answers");
        await owner.Sees("own-answers");
        await owner.Presses("Export, import");
        return owner.Dialog();
    }

    private static async Task<CardSeen> OpensPasteAsync(Person owner)
    {
        var along = await TakesAlongAsync(owner);
        await owner.SubmitsAsync(along, "Paste some in");
        return owner.Dialog();
    }

    /// <summary>Presses a button of the form, or one that only the form that was looked at has.</summary>
    private static Task PastesAsync(Person owner, CardSeen form, string button, string text) =>
        owner.SubmitsDialog(
            owner.Outcome.Dialog!.Id,
            form.HasButton(button) ? form.Button(button) : Instead(form.Button("Preview"), button),
            new Dictionary<string, string> { ["answers"] = text }
        );

    private static JsonObject Instead(JsonObject button, string verb)
    {
        var other = button.DeepClone().AsObject();
        other["data"]!["verb"] = verb;
        return other;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        BotUnderTest bot,
        params string[] arguments
    )
    {
        await bot.SettleAsync();
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = bot.Database.Kind.ToString(),
                ["ConnectionStrings:ToolkitBot"] = bot.Database.ConnectionString,
            },
            arguments
        );
        return await process.EndAsync();
    }
}
