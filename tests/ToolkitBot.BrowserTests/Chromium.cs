using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>One browser for all tests; each test has windows of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (ChromiumPrograms.Unavailable is not null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = ChromiumPrograms.Path,
                Args = flags,
                Headless = true,
            }
        );
    }

    /// <summary>A new window; requests beyond this machine are cut and remembered.</summary>
    internal async Task<Window> OpenAsync(int width, string look = "light", int? height = null)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height ?? (width < 600 ? 740 : 900) },
                ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
            }
        );
        context.SetDefaultTimeout(60_000);
        var window = new Window(context, await context.NewPageAsync());
        await window.WatchAsync();
        return window;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>The tests that share the browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
