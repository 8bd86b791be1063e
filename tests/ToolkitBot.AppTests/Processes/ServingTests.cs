using System.Net;
using System.Net.Sockets;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Processes;

/// <summary>What keeps the bot from listening is one sentence; asking for help never starts it.</summary>
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

    private static async Task<string> FailAsync(params (string Name, string Value)[] settings)
    {
        using var folder = new TemporaryFolder();
        var all = Settings(folder);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        await using var process = BotProcess.Start(folder.Path, all);
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
