using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>One window of the browser, and what went wrong in it.</summary>
internal sealed class Window(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    public IPage Page => page;

    public async Task WatchAsync()
    {
        page.PageError += (_, problem) => complaints.Enqueue($"script error: {problem}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        await context.RouteAsync(
            url =>
                Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.Scheme.StartsWith("http", StringComparison.Ordinal)
                && !address.IsLoopback,
            route =>
            {
                complaints.Enqueue($"request beyond this machine: {route.Request.Url}");
                return route.AbortAsync();
            }
        );
    }

    /// <summary>The page stands without an axe finding of any weight, and nothing runs off its side.</summary>
    public async Task StandsAsync(string state)
    {
        var findings = (await page.RunAxe()).Violations;
        Assert.True(
            findings.Length == 0,
            $"axe in '{state}': {string.Join(Environment.NewLine, findings.Select(f => $"{f.Impact} {f.Id}: {f.Help} at {string.Join(" | ", f.Nodes.Take(3).Select(n => n.Html))}"))}"
        );
        var over = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(over <= 0, $"'{state}' is {over} pixels wider than the window.");
        Assert.True(complaints.IsEmpty, $"'{state}': {string.Join(Environment.NewLine, complaints)}");
    }

    /// <summary>
    /// Keeps a picture of the page, or of a part of it, under artifacts/screenshots; not on a build server, where nobody
    /// looks at them.
    /// </summary>
    public async Task PictureAsync(string name, ILocator? of = null)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            return;
        }

        var path = Repository.Of("artifacts", "screenshots", $"{name}.png");
        if (of is null)
        {
            await page.ScreenshotAsync(new() { Path = path });
        }
        else
        {
            await of.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
        }
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
