using System.Net;
using System.Net.Sockets;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Processes;

/// <summary>What keeps the bot from listening is one sentence; asking for help never starts it.</summary>
[StartsProcesses]
public sealed class ServingTests
{
    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var sentence = await FailAsync(("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"));

        Assert.Contains($"http://127.0.0.1:{port} is in use", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_one_sentence()
    {
        // 192.0.2.0/24 is kept for documentation, so no machine has it.
        var address = $"http://192.0.2.7:{FreePort.Next()}";

        var sentence = await FailAsync(
            ("ASPNETCORE_URLS", address),
            ("MicrosoftAppId", "00000000-0000-4000-8000-000000000001"),
            ("MicrosoftAppTenantId", "00000000-0000-4000-8000-000000000002"),
            ("MicrosoftAppPassword", "sample-not-secret")
        );

        Assert.Contains(address, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999", "http://127.0.0.1:99999")]
    [InlineData("ASPNETCORE_URLS", "ftp://127.0.0.1", "ftp://127.0.0.1")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:3978/below", "http://127.0.0.1:3978/below")]
    [InlineData("ASPNETCORE_URLS", "http://unix:/no/such/folder/bot.sock", "/no/such/folder/bot.sock")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "99999", "99999")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://127.0.0.1:99999", "http://127.0.0.1:99999")]
    [InlineData("Kestrel:Endpoints:A:Url", "ftp://127.0.0.1", "ftp://127.0.0.1")]
    [InlineData("Kestrel:Endpoints:A:Port", "3978", "Kestrel")]
    public async Task An_address_that_cannot_be_listened_on_is_one_sentence(string setting, string value, string named)
    {
        var sentence = await FailAsync(
            (setting, value),
            ("MicrosoftAppId", "00000000-0000-4000-8000-000000000001"),
            ("MicrosoftAppTenantId", "00000000-0000-4000-8000-000000000002"),
            ("MicrosoftAppPassword", "sample-not-secret")
        );

        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("http://'", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://127.0.0.1")]
    public async Task Neither_can_one_for_local_use(string address) =>
        Assert.Contains(address, await FailAsync(("ASPNETCORE_URLS", address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"Pledges\": { \"RetentionDays\": 30 }", "appsettings.Broken.json, line 1")]
    [InlineData("[]", "appsettings.Broken.json")]
    public async Task A_settings_file_that_is_no_json_is_one_sentence(string json, string named)
    {
        // The one for an environment is read as appsettings.json is, and disturbs no other test.
        var file = Path.Combine(Path.GetDirectoryName(Repository.BotAssembly)!, "appsettings.Broken.json");
        await File.WriteAllTextAsync(file, json);
        try
        {
            Assert.Contains(named, await FailAsync(("ASPNETCORE_ENVIRONMENT", "Broken")), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--smaple", "--sample")]
    [InlineData("--urls", "--urls=VALUE")]
    [InlineData("--smaple --urls=http://127.0.0.1:1", "--smaple")]
    [InlineData("contnet check", "'contnet'")]
    [InlineData("admin backup", "--out")]
    public async Task A_misspelt_option_is_one_sentence(string arguments, string named) =>
        Assert.Contains(named, await FailAsync(arguments.Split(' '), []), StringComparison.Ordinal);

    [Theory]
    [InlineData("no-such-file.pfx", null)]
    [InlineData("broken.pfx", "this is no certificate")]
    public async Task A_certificate_that_cannot_be_read_is_one_sentence(string file, string? text)
    {
        using var folder = new TemporaryFolder();
        if (text is not null)
        {
            await File.WriteAllTextAsync(folder.File(file), text);
        }

        var sentence = await FailAsync(
            ("ASPNETCORE_URLS", $"https://127.0.0.1:{FreePort.Next()}"),
            ("Kestrel:Certificates:Default:Path", folder.File(file))
        );

        Assert.Contains("certificate", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--version")]
    [InlineData("-h", "--version")]
    [InlineData("-?", "--version")]
    [InlineData("help", "content")]
    [InlineData("--urls=http://127.0.0.1:1 --help", "package")]
    [InlineData("--version", "1.")]
    public async Task Help_is_printed_and_the_bot_does_not_start(string arguments, string printed)
    {
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(folder.Path, Settings(folder), arguments.Split(' '));
        var (code, output, errors) = await process.EndAsync();
        Assert.Equal(("", 0), (errors, code));
        Assert.Contains(printed, output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("toolkitbot.db")), "it began to serve");
    }

    private static Task<string> FailAsync(params (string Name, string Value)[] settings) => FailAsync([], settings);

    private static async Task<string> FailAsync(string[] arguments, (string Name, string Value)[] settings)
    {
        using var folder = new TemporaryFolder();
        var all = Settings(folder);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        await using var process = BotProcess.Start(folder.Path, all, arguments);
        var (code, output, errors) = await process.EndAsync();
        Assert.Equal("", output);
        Assert.Equal(1, code);
        return Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, string> Settings(TemporaryFolder folder) =>
        new()
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["ConnectionStrings:ToolkitBot"] = $"Data Source={folder.File("toolkitbot.db")}",
        };
}
