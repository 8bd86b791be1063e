using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>
/// A real run of the bot, as the README and the papers show it: its pictures are kept under artifacts/screenshots/papers,
/// and copied to docs/pictures by whoever looks at them.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class PapersTests(Chromium chromium) : IAsyncLifetime
{
    private readonly LocalBot bot = new();

    public Task InitializeAsync() => bot.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [BrowserTheory]
    [InlineData(390, 844, "phone")]
    [InlineData(1280, 900, "desktop")]
    public async Task What_the_papers_show_stands(int width, int height, string name)
    {
        await using var channel = await chromium.OpenAsync(1100, height: 760);
        await channel.Page.GotoAsync(bot.Page("/?person=tom&chat=clinic-pledges"));
        await Card(channel.Page, "welcome-team").WaitForAsync();
        await channel.Page.GotoAsync(bot.Page("/?person=gareth&chat=pledges"));
        await Card(channel.Page, "welcome-team").WaitForAsync();

        await using var window = await chromium.OpenAsync(width, height: height);
        var page = window.Page;
        var hand = new Mouse(page);
        await page.GotoAsync(bot.Page("/?person=amina&chat=personal"));
        await hand.PressAsync(Card(page, "welcome"), "Five things first");
        await hand.PressAsync(Card(page, "walk-step"), "To tell our story in new ways");
        await Card(page, "walk-step").GetByText("2 of 5").WaitForAsync();
        await KeepAsync("walk");
        await hand.PressAsync(Card(page, "walk-step"), "Somebody reads and replies each day");
        await hand.PressAsync(Card(page, "walk-step"), "Families and carers");
        await hand.PressAsync(Card(page, "walk-step"), "Try something small first");
        await hand.PressAsync(Card(page, "walk-step"), "It is shared out in a team");
        await Card(page, "walk-summary").WaitForAsync();
        await KeepAsync("summary");

        await hand.SayAsync("who should see this toolkit?");
        await Card(page, "answer").WaitForAsync();
        await KeepAsync("answer");
        await hand.SayAsync("platform recruit physios");
        await Card(page, "recommendation").WaitForAsync();
        await KeepAsync("recommendation");

        await hand.SayAsync("pledge I will answer every comment on our page within a day by 3 March 2028");
        await Card(page, "pledge-preview").WaitForAsync();
        await KeepAsync("pledge-preview");
        await hand.PressAsync(Card(page, "pledge-preview"), "Another team");
        await Card(page, "pledge-team").WaitForAsync();
        await KeepAsync("pledge-team");
        await hand.SayAsync("Sample Hospital");
        await hand.PressAsync(Card(page, "pledge-preview"), "Post it");
        await Card(channel.Page, "pledge-post").WaitForAsync();
        await channel.PictureAsync($"papers/pledge-channel-{name}");
        await hand.PressAsync(Card(page, "notice"), "See it");
        await Card(page, "my-pledges").GetByText("Posted ·").WaitForAsync();
        await KeepAsync("my-pledges");

        await page.GotoAsync(bot.Page("/?person=gareth&chat=personal"));
        await Card(page, "welcome").WaitForAsync();
        await hand.SayAsync("campaign");
        await Card(page, "campaign-room").WaitForAsync();
        await KeepAsync("campaign-room");

        async Task KeepAsync(string state)
        {
            await window.StandsAsync($"{name} {state}");
            await window.PictureAsync($"papers/{state}-{name}");
        }
    }

    private static ILocator Card(IPage page, string name) => page.Locator($".card:has(#card-{name})").Last;
}
