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

    [BrowserTheory]
    [InlineData(256)] // 1280 by 1024 pixels at 400%.
    [InlineData(180)] // 1280 by 720 pixels at 400%.
    public async Task At_400_percent_zoom_messages_keep_most_of_the_window(int high)
    {
        await using var window = await chromium.OpenAsync(320, height: high);
        await window.Page.GotoAsync(bot.Page("/?person=gareth&chat=personal"));
        await Card(window.Page, "welcome").WaitForAsync();
        var height = await window.Page.Locator("[data-part=log]").EvaluateAsync<int>("log => log.clientHeight");
        Assert.InRange(height, 100, high);
        await window.Page.Locator("#composer-text").FillAsync("tip");
        await window.StandsAsync($"zoom 400%, {high}");
        await window.PictureAsync($"page/zoom-400-{high}");
    }

    [BrowserTheory]
    [InlineData(375)]
    [InlineData(1280)]
    public async Task A_team_is_found_by_a_few_letters_of_its_name(int width)
    {
        foreach (var owner in new[] { "gareth&chat=pledges", "tom&chat=clinic-pledges" })
        {
            // A team takes pledges once somebody has looked at its channel.
            await using var channel = await chromium.OpenAsync(1280);
            await channel.Page.GotoAsync(bot.Page($"/?person={owner}"));
            await Card(channel.Page, "welcome-team").WaitForAsync();
        }

        await using var window = await chromium.OpenAsync(width);
        var page = window.Page;
        await page.GotoAsync(bot.Page("/?person=owen&chat=personal"));
        var hand = new Mouse(page);
        await hand.SayAsync("pledge I will ring each new volunteer in their first week by 3 March 2028");
        var card = Card(page, "pledge-team");
        var field = card.GetByRole(AriaRole.Combobox, new() { Name = "Your team" });
        await field.FillAsync("clin");
        await card.Locator("datalist option[value='Sample Clinic']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await window.StandsAsync($"a team is looked for, {width}");
        await field.FillAsync("Sample Clinic");
        await window.PictureAsync($"page/team-{width}");
        await hand.PressAsync(card, "Use this team");
        await Card(page, "pledge-preview").GetByText("Sample Clinic").First.WaitForAsync();
    }

    [BrowserFact]
    public async Task The_focus_goes_on_to_the_card_that_answers_a_press()
    {
        await using var window = await chromium.OpenAsync(1280);
        await window.Page.GotoAsync(bot.Page("/?person=mei&chat=personal"));
        var hand = new Keyboard(window.Page);
        await hand.PressAsync(Card(window.Page, "welcome"), "Help");
        await Card(window.Page, "help").WaitForAsync();
        await window.Page.WaitForFunctionAsync("() => document.activeElement.querySelector?.('#card-help')");
    }

    [BrowserFact]
    public async Task What_the_feed_brings_first_is_not_lost_to_an_older_answer()
    {
        await using var window = await chromium.OpenAsync(1280);
        var page = window.Page;
        var isFirst = true;
        await page.RouteAsync(
            "**/conversations/personal/messages",
            async route =>
            {
                if (!isFirst || route.Request.Method != "GET")
                {
                    await route.ContinueAsync();
                    return;
                }

                // An answer as old as the page: before it comes, the feed has brought a tip.
                isFirst = false;
                while (!await Card(page, "tip").IsVisibleAsync())
                {
                    await page.EvaluateAsync(
                        """
                        () => fetch("/_local/people/mei/conversations/personal/messages", {
                            method: "POST",
                            headers: { "Content-Type": "application/json" },
                            body: JSON.stringify({ text: "tip" }),
                        })
                        """
                    );
                }

                await route.FulfillAsync(new() { ContentType = "application/json", Body = "[]" });
            }
        );
        await page.GotoAsync(bot.Page("/?person=mei&chat=personal"));
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.ready");
        var cards = await bot.CardsAsync("mei");
        await page.Locator("[data-part=log] .card").Nth(cards.Count - 1).WaitForAsync();
    }

    private async Task WalkAsync(Window window, IHand hand, string run, string look)
    {
        var page = window.Page;
        await page.GotoAsync(bot.Page($"/?person=amina&chat=personal&look={look}"));
        await Card(page, "welcome").WaitForAsync();
        await StateAsync(window, run, "1-welcome");

        await hand.PressAsync(Card(page, "welcome"), "Five things first");
        await hand.PressAsync(await StepAsync(page, 1), "More, and why");
        await hand.ChooseAsync(Card(page, "walk-step"), "To learn and share with people like us");
        await hand.ChooseAsync(Card(page, "walk-step"), "I am curious");
        await StateAsync(window, run, "2-first-step");
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await StepAsync(page, 2);
        await hand.SayAsync("one of us reads and replies every day");
        await hand.PressAsync(await StepAsync(page, 3), "Families and carers");
        await StepAsync(page, 4);
        await hand.SayAsync("back");
        await StepAsync(page, 3);
        await hand.PressAsync(Card(page, "walk-step"), "Next");
        await hand.PressAsync(await StepAsync(page, 4), "Try something small first");
        await StepAsync(page, 5);
        await StateAsync(window, run, "3-last-step");
        await hand.PressAsync(Card(page, "walk-step"), "It is shared out in a team");

        await Card(page, "walk-summary").GetByText("You are ready to start").WaitForAsync();
        await StateAsync(window, run, "4-summary");

        await hand.SayAsync("platform");
        await Card(page, "platform-ask").WaitForAsync();
        await StateAsync(window, run, "5-platform");
        await hand.WriteAsync(Card(page, "platform-ask"), "Who do you want to reach, and why?", "recruit physios");
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
