using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>The message extension on the local page: the search under the compose field, and "make this a pledge" on a message.</summary>
[Collection(InBrowser.Name)]
public sealed class LocalPageExtensionTests(Chromium chromium) : IAsyncLifetime
{
    private const string Wish = "I will answer every comment on our page within a day by Friday";
    private const int Page = 25;
    private readonly LocalBot bot = new();

    public Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(40_000);
        return bot.StartAsync();
    }

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [BrowserTheory]
    [InlineData(360, "light")]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(360, "contrast")]
    public async Task What_is_typed_is_found_and_its_card_stands_in_the_chat(int width, string look)
    {
        await using var window = await OpenAsync(width, look);
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Search the toolkit" }).ClickAsync();
        await Assertions.Expect(Results(page)).ToHaveCountAsync(Page);
        await window.StandsAsync($"the first results, {look}, {width}");
        await window.PictureAsync($"page/search-{look}-{width}-1-first");

        await page.Locator("#finder-text").FillAsync("video");
        await Assertions.Expect(Results(page).First).ToContainTextAsync(VideoWords());
        await window.StandsAsync($"results for 'video', {look}, {width}");
        await window.PictureAsync($"page/search-{look}-{width}-2-found");

        var title = await Results(page).First.Locator("strong").InnerTextAsync();
        await Results(page).First.ClickAsync();
        await Assertions.Expect(page.Locator("#finder")).ToBeHiddenAsync();
        var card = page.Locator(".message.mine .card").Last;
        await Assertions.Expect(card).ToContainTextAsync(title);
        await window.StandsAsync($"the inserted card, {look}, {width}");
        await window.PictureAsync($"page/search-{look}-{width}-3-inserted");
    }

    [BrowserFact]
    public async Task The_search_is_worked_with_the_keyboard_alone()
    {
        await using var window = await OpenAsync(1280, "light");
        var page = window.Page;
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Search the toolkit" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#finder-text")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("zzqqxx");
        await Assertions
            .Expect(page.Locator("#finder-status"))
            .ToHaveTextAsync("Nothing found. Try one or two other words.");
        await Assertions.Expect(Results(page)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#finder")).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("trust");
        await Assertions.Expect(Results(page).First).ToContainTextAsync("rust");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Results(page).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("#finder-text")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Results(page).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".message.mine .card")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Page_follows_page_to_the_end()
    {
        await using var window = await OpenAsync(360, "light");
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Search the toolkit" }).ClickAsync();
        await Assertions.Expect(Results(page)).ToHaveCountAsync(Page);
        var more = page.GetByRole(AriaRole.Button, new() { Name = "Show more results" });
        await more.ClickAsync();
        await Assertions.Expect(Results(page).Nth(Page)).ToBeFocusedAsync();
        for (var at = 2; at < 20 && await more.IsVisibleAsync(); at++)
        {
            var before = await Results(page).CountAsync();
            await more.ClickAsync();
            await Assertions.Expect(Results(page)).Not.ToHaveCountAsync(before);
        }

        var titles = await Results(page).AllInnerTextsAsync();
        Assert.True(titles.Count > 2 * Page);
        Assert.Equal(titles.Count, titles.Distinct().Count());
        await Assertions.Expect(page.Locator("#finder-status")).ToHaveTextAsync($"{titles.Count} results");
    }

    [BrowserTheory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task A_message_becomes_a_pledge_by_its_menu(int width, bool byKeyboard)
    {
        await using var window = await OpenAsync(width, "light");
        var page = window.Page;
        IHand hand = byKeyboard ? new Keyboard(page) : new Mouse(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "@ToolkitBot" }).ClickAsync();
        await hand.SayAsync(Wish);
        var message = page.Locator(".message.mine").Last;
        await hand.PressAsync(message, "Make this a pledge: your message");

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator("#card-pledge-form")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync(Wish);
        await window.StandsAsync($"the pledge form, {width}");
        await window.PictureAsync($"page/make-pledge-{width}-1-form");
        await hand.PressAsync(dialog, "Preview");
        await Assertions.Expect(dialog.Locator("#card-pledge-preview, #card-pledge-coach")).ToBeVisibleAsync();
        if (await dialog.Locator("#card-pledge-coach").IsVisibleAsync())
        {
            await hand.PressAsync(dialog, "Keep my words");
        }

        await Assertions.Expect(dialog.Locator(".card:has(#card-pledge-preview)")).ToContainTextAsync(Wish);
        await window.PictureAsync($"page/make-pledge-{width}-2-preview");
        await hand.PressAsync(dialog, "Post it");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-part=toast]")).ToBeVisibleAsync();

        await page.GotoAsync(bot.Page("/?person=mei&chat=pledges"));
        await Assertions.Expect(page.Locator(".card:has(#card-pledge-post)").Last).ToContainTextAsync(Wish);
        await window.StandsAsync($"the posted pledge, {width}");
        await window.PictureAsync($"page/make-pledge-{width}-3-posted");
    }

    private async Task<Window> OpenAsync(int width, string look)
    {
        var window = await chromium.OpenAsync(width, look);
        await window.Page.GotoAsync(bot.Page($"/?person=amina&chat=group&look={look}"));
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("data-ready", "true");
        return window;
    }

    private static ILocator Results(IPage page) => page.Locator(".finder-result");

    private static System.Text.RegularExpressions.Regex VideoWords() =>
        new("video|film|YouTube", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
}
