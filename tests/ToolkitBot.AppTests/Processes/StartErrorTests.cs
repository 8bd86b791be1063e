using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Processes;

/// <summary>
/// What keeps the bot from starting is one plain sentence on standard error, which a content editor understands, and
/// nothing else anywhere.
/// </summary>
[StartsProcesses]
public sealed class StartErrorTests
{
    [Fact]
    public async Task A_content_line_that_is_no_yaml_stops_the_start_with_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        var broken = await BreakAsync(Path.Combine(content, "en", "tips.yaml"), "  - id", "  - id: [tip");
        var sentence = await FailAsync(folder, ("Content:Path", content));
        Assert.Contains("en/tips.yaml", sentence, StringComparison.Ordinal);
        Assert.Contains($"line {broken}", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_entry_that_lacks_something_stops_the_start_with_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        await BreakAsync(Path.Combine(content, "en", "platforms.yaml"), "    effort: medium", "    effort: enormous");
        var sentence = await FailAsync(folder, ("Content:Path", content));
        Assert.Contains("en/platforms.yaml", sentence, StringComparison.Ordinal);
        Assert.Contains("'effort'", sentence, StringComparison.Ordinal);
        Assert.Matches(@"line \d+", sentence);
    }

    [Fact]
    public async Task A_card_that_is_no_json_stops_the_start_with_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var cards = folder.CopyOf("cards");
        var broken = await BreakAsync(
            Path.Combine(cards, "tip.json"),
            "  \"version\": \"1.5\",",
            "  \"version\": \"1.5\" oops,"
        );
        var sentence = await FailAsync(folder, ("Cards:Path", cards));
        Assert.Contains("tip.json", sentence, StringComparison.Ordinal);
        Assert.Contains($"line {broken}", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_with_a_broken_expression_stops_the_start_with_its_file_and_place()
    {
        using var folder = new TemporaryFolder();
        var cards = folder.CopyOf("cards");
        await BreakAsync(
            Path.Combine(cards, "tip.json"),
            "\"fallbackText\":",
            "\"fallbackText\": \"${length(}\", \"speak2\":"
        );
        var sentence = await FailAsync(folder, ("Cards:Path", cards));
        Assert.Contains("tip.json", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle", "Storage:Provider")]
    [InlineData("Content:Path", "no-such-folder", "Content:Path")]
    [InlineData("Cards:Path", "no-such-folder", "Cards:Path")]
    [InlineData("Local:Clock", "yesterday", "Local:Clock")]
    [InlineData("MicrosoftAppPasswordEnds", "10.12.2026", "MicrosoftAppPasswordEnds")]
    [InlineData("MicrosoftAppPassword", "sample-not-secret", "MicrosoftAppId")]
    [InlineData("Pledges:RetentionDays", "for ever", "Pledges:RetentionDays")]
    [InlineData("ConnectionStrings:ToolkitBot", "nonsense", "ConnectionStrings:ToolkitBot")]
    [InlineData("ConnectionStrings:ToolkitBot", "Data Source=no-such-folder/x.db", "ConnectionStrings:ToolkitBot")]
    [InlineData("Bot:Instances", "2", "Bot:Instances")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default")]
    [InlineData("Telemetry:Endpoint", "collector:4317", "Telemetry:Endpoint")]
    [InlineData("Telemetry:Endpoint", "http://key:sample-not-secret@127.0.0.1:4317", "Telemetry:Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "not an address", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("urls", "http://0.0.0.0:3978", "0.0.0.0")]
    public async Task A_setting_that_cannot_be_used_is_named(string setting, string value, string named)
    {
        using var folder = new TemporaryFolder();
        var sentence = await FailAsync(folder, (setting, value));
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-not-secret", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_wrong_settings_is_named()
    {
        using var folder = new TemporaryFolder();
        string[] wrong =
        [
            "Bot:Instances",
            "Bot:Issuers",
            "Pledges:RetentionDays",
            "Cards:Presses",
            "Content:Path",
            "Cards:Path",
            "Storage:Provider",
            "Local:Clock",
            "Wall:Address",
            "Wall:OpenIdMetadata",
            "MicrosoftAppPasswordEnds",
            "Telemetry:Endpoint",
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "Logging:LogLevel:Default",
        ];
        var settings = wrong.ToDictionary(name => name, _ => "no-such-thing");
        foreach (var arguments in new string[][] { [], ["content", "check"] })
        {
            await using var process = BotProcess.Start(folder.Path, settings, arguments);
            var (code, output, errors) = await process.EndAsync();
            Assert.Equal((1, ""), (code, output));
            var named = errors
                .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0]);

            // Only what serves writes a log.
            var expected = arguments.Length == 0 ? wrong : wrong[..^1];
            Assert.Equal(expected.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "sample-not-secret")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "sample-not-secret")]
    [InlineData("OTEL_EXPORTER_OTLP_CERTIFICATE", "/no/such/file.pem")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    public async Task A_variable_of_OpenTelemetry_that_its_libraries_refuse_is_named(string variable, string value)
    {
        using var folder = new TemporaryFolder();
        var sentence = await FailAsync(
            folder,
            ("Telemetry:Endpoint", "http://127.0.0.1:9"),
            ("OTEL_SERVICE_NAME", "wards"),
            (variable, value)
        );
        Assert.StartsWith($"{variable} ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-not-secret", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:Tenants", "contoso.onmicrosoft.com")]
    [InlineData("MicrosoftAppTenantId", "contoso.onmicrosoft.com")]
    [InlineData("MicrosoftAppClientId", "the-identity")]
    public async Task An_id_that_is_no_guid_is_named(string setting, string value)
    {
        using var folder = new TemporaryFolder();
        var sentence = await FailAsync(
            folder,
            ("MicrosoftAppId", "00000000-0000-4000-8000-000000000001"),
            ("MicrosoftAppPassword", "sample-not-secret"),
            ("MicrosoftAppTenantId", "00000000-0000-4000-8000-000000000002"),
            (setting, value)
        );
        Assert.StartsWith(setting, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://hospital.example:3978")]
    [InlineData("urls", "http://127.0.0.1:3978;http://loopback:3979")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://hospital.example:3978")]
    public async Task A_name_to_listen_on_is_refused_because_it_would_mean_every_address(string setting, string value)
    {
        using var folder = new TemporaryFolder();
        var sentence = await FailAsync(
            folder,
            ("MicrosoftAppId", "00000000-0000-4000-8000-000000000001"),
            ("MicrosoftAppPassword", "sample-not-secret"),
            ("MicrosoftAppTenantId", "00000000-0000-4000-8000-000000000002"),
            (setting, value)
        );
        Assert.Contains($"'{value.Split(';')[^1]}' is no address to listen on", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_check_prints_every_problem_and_fails()
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        await BreakAsync(Path.Combine(content, "en", "platforms.yaml"), "    effort: medium", "    effort: enormous");
        var settings = new Dictionary<string, string>
        {
            ["Content:Path"] = content,
            ["Cards:Path"] = Repository.Of("cards"),
        };
        await using var process = BotProcess.Start(folder.Path, settings, "content", "check");
        var (code, output, errors) = await process.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("en/platforms.yaml", output, StringComparison.Ordinal);
        Assert.EndsWith("One thing to mend." + Environment.NewLine, output, StringComparison.Ordinal);
        Assert.Equal("", errors);
    }

    private static async Task<string> FailAsync(TemporaryFolder folder, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["urls"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["ConnectionStrings:ToolkitBot"] = $"Data Source={folder.File("toolkitbot.db")}",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        all["ASPNETCORE_URLS"] = all["urls"];
        all.Remove("urls");
        await using var process = BotProcess.Start(folder.Path, all);
        var (code, output, errors) = await process.EndAsync();
        Assert.Equal("", output);
        var sentence = Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(
            "Exception",
            sentence.Replace("SqliteException", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(1, code);
        return sentence;
    }

    /// <summary>Changes the first line that begins so; gives its number.</summary>
    private static async Task<int> BreakAsync(string file, string begins, string instead)
    {
        var lines = await File.ReadAllLinesAsync(file);
        var at = Array.FindIndex(
            lines,
            line => line.TrimStart().StartsWith(begins.TrimStart(), StringComparison.Ordinal)
        );
        Assert.True(at >= 0, $"{file} has no line that begins with '{begins}'.");
        lines[at] = lines[at].Replace(begins.TrimStart(), instead.TrimStart(), StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines);
        return at + 1;
    }
}
