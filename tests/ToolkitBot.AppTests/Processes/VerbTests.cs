using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Processes;

/// <summary>The verbs that answer on the command line, as a person and as a script use them.</summary>
[StartsProcesses]
public sealed class VerbTests
{
    [Fact]
    public async Task Ask_prints_the_answer_why_and_the_runner_up()
    {
        var (code, output, errors) = await RunAsync("ask", "what is nhs change day?");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("changeday.what", output, StringComparison.Ordinal);
        Assert.Contains("Chapter 1", output, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"\d", output);
    }

    [Fact]
    public async Task Ask_ranks_the_platforms_of_a_choice_with_reasons()
    {
        var (code, output, _) = await RunAsync(
            "ask",
            "which platform should we use to reach young people with short videos?"
        );
        Assert.Equal(0, code);
        Assert.Contains("platform.choose", output, StringComparison.Ordinal);
        Assert.Contains("YouTube", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_with_a_file_prints_a_line_for_each_question()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("questions.tsv");
        await File.WriteAllTextAsync(
            file,
            "id\tquestion\nq1\twhat is nhs change day?\nq2\twhat dose of paracetamol can a toddler have?\n"
        );
        var (code, output, errors) = await RunAsync("ask", "--questions", file);
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("q1\tchangeday.what", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("q2\tnone", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(3, line.Split('\t').Length));
    }

    [Fact]
    public async Task Ask_answers_the_same_on_every_processor()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("questions.tsv");
        var questions = await File.ReadAllLinesAsync(
            Repository.Of("tests", "ToolkitBot.Tests", "Questions", "own-questions.tsv")
        );
        await File.WriteAllLinesAsync(file, questions.Where((_, i) => i % 8 == 0));
        var (_, here, _) = await RunAsync("ask", "--questions", file);
        Assert.NotEmpty(here);

        // A whole ranking for each question: one bit more or less anywhere would soon swap two of its sections.
        foreach (var switchedOff in new[] { "DOTNET_EnableAVX512", "DOTNET_EnableAVX2" })
        {
            var (code, output, _) = await RunAsync([new(switchedOff, "0")], "ask", "--questions", file);
            Assert.Equal((0, here), (code, output));
        }
    }

    [Theory]
    [InlineData("id\tquestion\nonly an id\n", "line 2")]
    [InlineData(null, "cannot be read")]
    public async Task A_file_of_questions_that_cannot_be_used_is_named(string? text, string named)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("questions.tsv");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text);
        }

        var (code, _, errors) = await RunAsync("ask", "--questions", file);
        Assert.Equal(1, code);
        Assert.Contains("questions.tsv", errors, StringComparison.Ordinal);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screen_with_a_file_prints_a_verdict_for_each_pledge()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("pledges.tsv");
        await File.WriteAllTextAsync(
            file,
            "id\ttext\np1\tI will answer every comment within a day\np2\tI will ring 07700 900123 every Friday\n"
        );
        var (code, output, errors) = await RunAsync("screen", "--pledges", file);
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("p1\tpass", lines[^2], StringComparison.Ordinal);
        Assert.StartsWith("p2\tstop\tphone", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_without_a_database_says_so()
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = await RunAsync("export", "pledges", "--out", folder.File("pledges.csv"));
        Assert.Equal(1, code);
        Assert.Contains("database", errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("pledges.csv")));
    }

    [PostgreSqlFact]
    public async Task A_verb_that_is_ended_while_the_database_keeps_it_waiting_says_so()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.PostgreSql);
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await RunAsync([.. On(database)], "admin", "migrate")).Code);
        await using var held = await database.OpenAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await using var locking = held.CreateCommand();
        locking.CommandText = """LOCK TABLE "__EFMigrationsHistory", pledges""";
        await locking.ExecuteNonQueryAsync();
        string[][] verbs =
        [
            ["export", "pledges", "--out", folder.File("pledges.csv")],
            ["admin", "doctor"],
            ["admin", "version"],
            ["admin", "migrate"],
        ];
        foreach (var verb in verbs)
        {
            var settings = new Dictionary<string, string>(On(database));
            await using var process = BotProcess.Start(folder.Path, settings, verb);
            await Waiting.UntilAsync(
                async () => await database.ScalarAsync("SELECT count(*) FROM pg_locks WHERE NOT granted") is > 0L,
                "nothing waits for the table"
            );
            var (code, _, errors) = await process.TerminateAsync();
            Assert.Equal((1, "Stopped before it was done: run it again."), (code, errors.Trim()));
        }

        static IEnumerable<KeyValuePair<string, string>> On(TestDatabase database) =>
            [
                new("Content:Path", Repository.Of("content")),
                new("Cards:Path", Repository.Of("cards")),
                new("Storage:Provider", "PostgreSql"),
                new("ConnectionStrings:ToolkitBot", database.ConnectionString),
            ];
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync([], arguments);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        KeyValuePair<string, string>[] more,
        params string[] arguments
    )
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(more)
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };
        await using var process = BotProcess.Start(folder.Path, settings, arguments);
        return await process.EndAsync();
    }
}
