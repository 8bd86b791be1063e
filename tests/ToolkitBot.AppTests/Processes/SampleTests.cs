using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Web.Sample;

namespace ToolkitBot.AppTests.Processes;

/// <summary>The first look with <c>--sample</c>: a channel and a wall with something on them, and nothing left behind.</summary>
[StartsProcesses]
public sealed class SampleTests
{
    [Fact]
    public async Task Channel_and_wall_show_the_sample_and_nothing_of_it_stays()
    {
        using var folder = new TemporaryFolder();
        var temporary = Directory.CreateDirectory(folder.File("temporary")).FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var settings = new Dictionary<string, string>
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["TMPDIR"] = temporary,
        };
        await using var bot = BotProcess.Start(folder.Path, settings, "--sample", "--urls", address.AbsoluteUri);
        await bot.ReadyAsync(address);
        using var http = new HttpClient { BaseAddress = address };
        var joined = SampleCampaign.Pledges.Sum(pledge => pledge.JoinedBy.Count);
        await Waiting.UntilAsync(
            async () =>
            {
                var wall = JsonNode.Parse(await http.GetStringAsync("/api/wall"))!.ToJsonString();
                return SampleCampaign.Pledges.All(pledge => wall.Contains(pledge.What, StringComparison.Ordinal))
                    && Figures(wall) == (SampleCampaign.Pledges.Count, joined);
            },
            "the wall did not show the sample"
        );

        var (code, output, errors) = await bot.TerminateAsync();
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"{address.AbsoluteUri}wall", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" is not whole", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ConversationNotFound", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(temporary, "toolkitbot-sample-*"));
        Assert.False(File.Exists(folder.File("toolkitbot.db")), "the sample went into the person's own database");
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://127.0.0.1:99999")]
    public async Task A_sample_that_cannot_be_served_leaves_nothing(string address)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["TMPDIR"] = folder.Path,
        };
        await using var bot = BotProcess.Start(folder.Path, settings, "--sample", "--urls", address);
        Assert.Equal(1, (await bot.EndAsync()).ExitCode);
        Assert.Empty(Directory.GetDirectories(folder.Path, "toolkitbot-sample-*"));
    }

    [Fact]
    public async Task A_bot_in_Teams_takes_no_sample()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = "00000000-0000-4000-8000-000000000001",
            ["MicrosoftAppTenantId"] = "00000000-0000-4000-8000-000000000002",
            ["MicrosoftAppPassword"] = "sample-not-secret",
        };
        await using var bot = BotProcess.Start(folder.Path, settings, "--sample");
        var (code, _, errors) = await bot.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("--sample", errors, StringComparison.Ordinal);
    }

    private static (int Pledged, int Joined) Figures(string wall)
    {
        var json = JsonNode.Parse(wall)!;
        return ((int)json["total"]!, (int)json["joined"]!);
    }
}
