using System.Net;
using System.Text.RegularExpressions;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wall;

public sealed partial class WallPagesTests : IAsyncLifetime
{
    private BotUnderTest bot = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = bot.Addresses[0],
        };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
    }

    [Theory, InlineData("/wall"), InlineData("/wall/configure"), InlineData("/privacy"), InlineData("/terms")]
    public async Task A_page_forbids_everything_but_its_own_files_and_Teams_around_it(string path)
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var rules = policy.Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("default-src 'none'", rules);
        Assert.Contains("script-src 'self'", rules);
        Assert.Contains("style-src 'self'", rules);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var frames = Assert.Single(rules, rule => rule.StartsWith("frame-ancestors ", StringComparison.Ordinal));
        Assert.All(frames.Split(' ')[1..], host => Assert.Matches(TeamsHost(), host));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("[[", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineScriptOrStyle(), html);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_loads_is_there_compressed_and_kept()
    {
        var html = await http.GetStringAsync("/wall");
        var addresses = Asset().Matches(html).Select(found => found.Value).Distinct().ToList();
        Assert.Equal(4, addresses.Count);
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.True(answer.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
        }
    }

    [Fact]
    public async Task All_script_with_Teams_own_library_is_under_60_KB_compressed()
    {
        var html = await http.GetStringAsync("/wall");
        var sum = 0L;
        foreach (
            var address in Asset()
                .Matches(html)
                .Select(found => found.Value)
                .Distinct()
                .Where(a => a.EndsWith(".js", StringComparison.Ordinal))
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await http.SendAsync(request);
            sum += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(sum, 1_000, 60_000);
    }

    [
        Theory,
        InlineData("default", "light"),
        InlineData("dark", "dark"),
        InlineData("contrast", "contrast"),
        InlineData("\"><script>", "auto")
    ]
    public async Task Teams_theme_decides_the_look(string theme, string look)
    {
        var html = await http.GetStringAsync("/wall?teamsTheme=" + Uri.EscapeDataString(theme));
        Assert.Contains($"data-look=\"{look}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found()
    {
        using var answer = await http.GetAsync("/wall/assets/wall.0000.js");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex(
        @"^https://(teams\.microsoft\.com|\*\.(teams\.microsoft\.com|cloud\.microsoft|microsoft365\.com|office\.com))$"
    )]
    private static partial Regex TeamsHost();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScriptOrStyle();

    [GeneratedRegex(@"/wall/assets/[^""]+")]
    private static partial Regex Asset();
}
