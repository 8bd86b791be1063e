using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>
/// The whole walk on the local page, as somebody does it who tries the bot: from the first card to a summary, a
/// recommendation and a pledge; on a phone's width and a laptop's, by mouse and by keyboard alone.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class LocalPageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly LocalBot bot = new();

    public Task InitializeAsync() => bot.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [BrowserTheory]
    [InlineData(360, "light")]
    [InlineData(1280, "light")]
    [InlineData(360, "dark")]
    [InlineData(1280, "contrast")]
    public async Task The_walk_the_recommendation_and_every_state_stand_by_mouse(int width, string look)
    {
        await using var window = await chromium.OpenAsync(width, look);
        await WalkAsync(window, new Mouse(window.Page), $"mouse-{look}-{width}", look);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_walk_the_recommendation_and_every_state_stand_by_keyboard_alone(int width)
    {
        await using var window = await chromium.OpenAsync(width);
        await WalkAsync(window, new Keyboard(window.Page), $"keyboard-{width}", "light");
    }

    private async Task WalkAsync(Window window, IHand hand, string run, string look)
    {
        var page = window.Page;
        await page.GotoAsync(bot.Page($"/?person=amina&chat=personal&look={look}"));
        await Card(page, "welcome").WaitForAsync();
        await StateAsync(window, run, "1-welcome");

        await hand.PressAsync(Card(page, "welcome"), "Five things first");
        await hand.ChooseAsync(await StepAsync(page, 1), "To learn and share with people like us");
        await StateAsync(window, run, "2-first-step");
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await hand.WriteAsync(
            await StepAsync(page, 2),
            "Or in your own words",
            "one of us reads and replies every day"
        );
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await hand.ChooseAsync(await StepAsync(page, 3), "Families and carers");
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await StepAsync(page, 4);
        await hand.PressAsync(Card(page, "walk-step"), "Back");
        await StepAsync(page, 3);
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await hand.ChooseAsync(await StepAsync(page, 4), "Try something small first");
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await hand.ChooseAsync(await StepAsync(page, 5), "It is shared out in a team");
        await StateAsync(window, run, "3-last-step");
        await hand.PressAsync(Card(page, "walk-step"), "Next");

        await Card(page, "walk-summary").GetByText("You are ready to start").WaitForAsync();
        await StateAsync(window, run, "4-summary");

        await hand.SayAsync("platform");
        await Card(page, "platform-ask").WaitForAsync();
        await StateAsync(window, run, "5-platform");
        await hand.WriteAsync(Card(page, "platform-ask"), "In your own words", "recruit physios");
        await hand.PressAsync(Card(page, "platform-ask"), "Find my platform");
        await Card(page, "recommendation").GetByText("I suggest LinkedIn").WaitForAsync();
        await StateAsync(window, run, "6-recommendation");

        await hand.SayAsync("what is NHS Change Day?");
        await Card(page, "answer").Last.WaitForAsync();
        await StateAsync(window, run, "7-answer");
    }

    private static async Task StateAsync(Window window, string run, string state)
    {
        await window.StandsAsync($"{run} {state}");
        await window.PictureAsync($"page/{run}-{state}");
    }

    /// <summary>The newest card of a name.</summary>
    private static ILocator Card(IPage page, string name) => page.Locator($".card:has(#card-{name})").Last;

    private static async Task<ILocator> StepAsync(IPage page, int number)
    {
        var step = Card(page, "walk-step");
        await step.GetByText($"{number} of 5").WaitForAsync();
        return step;
    }
}
