using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>How somebody works the page.</summary>
internal interface IHand
{
    Task PressAsync(ILocator card, string title);
    Task ChooseAsync(ILocator card, string label);
    Task WriteAsync(ILocator card, string label, string text);
    Task SayAsync(string words);
}

/// <summary>A choice that is ticked: a button may have the same words.</summary>
internal static class Choice
{
    public static ILocator Of(ILocator card, string label) =>
        card.GetByLabel(label, new() { Exact = true }).And(card.Locator("input"));
}

/// <summary>With a mouse, or a finger.</summary>
internal sealed class Mouse(IPage page) : IHand
{
    public Task PressAsync(ILocator card, string title) =>
        card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    public Task ChooseAsync(ILocator card, string label) => Choice.Of(card, label).CheckAsync();

    public Task WriteAsync(ILocator card, string label, string text) =>
        card.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    public async Task SayAsync(string words)
    {
        await page.Locator("#composer-text").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }
}

/// <summary>With the keyboard alone: only keys, so what cannot be reached with them cannot be used.</summary>
internal sealed class Keyboard(IPage page) : IHand
{
    private const int MostTabs = 150;

    public async Task PressAsync(ILocator card, string title)
    {
        await ReachAsync(card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }));
        await page.Keyboard.PressAsync("Enter");
    }

    // A group of radio buttons is one stop of the Tab key; the arrows move inside it.
    public async Task ChooseAsync(ILocator card, string label)
    {
        var wanted = Choice.Of(card, label);
        if (await wanted.GetAttributeAsync("type") != "radio")
        {
            await ReachAsync(wanted);
            await page.Keyboard.PressAsync("Space");
            Assert.True(await wanted.IsCheckedAsync());
            return;
        }

        var group = await wanted.GetAttributeAsync("name");
        await ReachAsync(card.Locator($"input[name='{group}']"));
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < 20 && !await wanted.IsCheckedAsync(); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.True(await wanted.IsCheckedAsync(), $"'{label}' cannot be chosen with the arrow keys.");
    }

    public async Task WriteAsync(ILocator card, string label, string text)
    {
        await ReachAsync(card.GetByRole(AriaRole.Textbox, new() { Name = label }));
        await page.Keyboard.TypeAsync(text);
    }

    public async Task SayAsync(string words)
    {
        await ReachAsync(page.Locator("#composer-text"));
        await page.Keyboard.TypeAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses Tab until one of the wanted elements has the focus, and looks that the focus can be seen.</summary>
    private async Task ReachAsync(ILocator wanted)
    {
        await wanted.First.WaitForAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            var reached = await wanted.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)");
            if (reached)
            {
                Assert.True(
                    await page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"),
                    "The focus cannot be seen."
                );
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} times Tab did not reach {wanted}.");
    }
}
