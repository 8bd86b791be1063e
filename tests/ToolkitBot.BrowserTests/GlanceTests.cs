using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ToolkitBot.BrowserTests;

/// <summary>
/// What people do most, on a phone's width with the real bot and its real content: how many taps it takes, and how high
/// the cards on the way are. The table is printed and kept under artifacts/glance.txt.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class GlanceTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly LocalBot bot = new();
    private readonly List<string> table = [];
    private readonly List<string> tooHigh = [];

    public Task InitializeAsync() => bot.StartAsync();

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [BrowserFact]
    public async Task The_usual_ways_take_few_taps_and_every_card_on_them_fits_a_phone()
    {
        await using var window = await chromium.OpenAsync(375);
        await using var ruler = await chromium.OpenAsync(375);
        await CardHeight.PrepareAsync(ruler);
        var flow = new Flow(window, ruler, bot);

        await flow.BeginAsync("five things");
        await flow.PressAsync("Five things first");
        await flow.PressAsync("To tell our story in new ways");
        await flow.PressAsync("Somebody reads and replies each day");
        await flow.PressAsync("Families and carers");
        await flow.PressAsync("Try something small first");
        await flow.PressAsync("It is shared out in a team");
        Keep(flow);
        Assert.Equal("walk-summary", flow.Cards[^1].Name);
        Assert.InRange(flow.Taps, 1, 6);

        foreach (
            var (name, words) in new[]
            {
                ("a question", "what is NHS Change Day?"),
                ("two near questions", "voice"),
                ("a question out of its field", "how do I reset the password of our account"),
                ("a tip", "tip"),
                ("posts", "posts"),
                ("Change Day", "change day"),
                ("a platform", "platform facebook"),
                ("compare", "compare facebook and linkedin"),
                ("help", "help"),
                ("somebody in need", "I can't go on any more"),
                ("a greeting", "hello"),
                ("language", "language"),
            }
        )
        {
            await flow.BeginAsync(name);
            await flow.SayAsync(words);
            Keep(flow);
        }

        await flow.BeginAsync("find a platform");
        await flow.SayAsync("platform");
        await flow.SayAsync("recruit physios");
        Keep(flow);

        await flow.BeginAsync("start again");
        await flow.SayAsync("start again");
        await flow.PressAsync("Yes, restart");
        Keep(flow);

        await PledgeAsync(flow);
        await OwnAsync();

        await File.WriteAllLinesAsync(Repository.Of("artifacts", "glance.txt"), table);
        table.ForEach(output.WriteLine);
        Assert.True(tooHigh.Count == 0, string.Join(Environment.NewLine, tooHigh));
    }

    private async Task PledgeAsync(Flow flow)
    {
        // The team's channel is there once its owner has looked at it.
        await using var channel = await chromium.OpenAsync(1280);
        await channel.Page.GotoAsync(bot.Page("/?person=gareth&chat=pledges"));
        await channel.Page.Locator("#card-welcome-team").First.WaitForAsync();

        // Another team is offered where there is one.
        await channel.Page.GotoAsync(bot.Page("/?person=tom&chat=clinic-pledges"));
        await channel.Page.Locator("#card-welcome-team").First.WaitForAsync();

        // What was begun before would be pointed out below each pledge.
        await flow.BeginAsync("stop");
        await flow.SayAsync("stop");
        await flow.BeginAsync("a pledge in one line");
        await flow.SayAsync("pledge I will ring every new starter by 3 March 2028");
        await flow.PressAsync("Post it");
        await flow.PressAsync("See it");
        Keep(flow);
        Assert.Equal("my-pledges", flow.Cards[^1].Name);

        await flow.BeginAsync("a pledge by its form");
        await flow.SayAsync("pledge");
        await flow.WriteAsync("What will you change?", "I will answer comments on our page");
        await flow.PressAsync("Preview");
        await flow.PressAsync("No date");
        await flow.PressAsync("Another team");
        await flow.PressAsync("Cancel");
        Keep(flow);

        foreach (
            var (name, words) in new[]
            {
                ("a pledge that is refused", "pledge I will ring Sam on 07700 900123"),
                ("my pledges", "my pledges"),
                ("what is held", "forget me"),
                ("the campaign, for somebody else", "campaign"),
            }
        )
        {
            await flow.BeginAsync(name);
            await flow.SayAsync(words);
            Keep(flow);
        }
    }

    private async Task OwnAsync()
    {
        await using var window = await chromium.OpenAsync(375);
        await using var ruler = await chromium.OpenAsync(375);
        await CardHeight.PrepareAsync(ruler);
        var flow = new Flow(window, ruler, bot, "gareth");
        await flow.BeginAsync("the campaign, for its owner");
        await flow.SayAsync("campaign");
        await flow.PressAsync("Settings");
        await flow.PressAsync("The campaign");
        await flow.PressAsync("Owners");
        await flow.PressAsync("History");
        Keep(flow);
    }

    private void Keep(Flow flow)
    {
        table.Add($"{flow.Name}: {flow.Taps} taps, {flow.Typed} typed");
        foreach (var (name, height) in flow.Cards)
        {
            var most = CardPattern.Of(name)?.Height ?? 0;
            table.Add($"    {name, -16} {height, 5} px of {most}");
            if (height > most)
            {
                tooHigh.Add($"{flow.Name}: {name} is {height} px high; its pattern has {most}.");
            }
        }
    }

    /// <summary>One way through the bot, in one window.</summary>
    private sealed class Flow(Window window, Window ruler, LocalBot bot, string person = "amina")
    {
        private readonly Mouse hand = new(window.Page);
        private int seen;

        public string Name { get; private set; } = "";
        public int Taps { get; private set; }
        public int Typed { get; private set; }
        public List<(string Name, int Height)> Cards { get; } = [];

        public async Task BeginAsync(string name)
        {
            (Name, Taps, Typed) = (name, 0, 0);
            Cards.Clear();
            if (window.Page.Url == "about:blank")
            {
                await window.Page.GotoAsync(bot.Page($"/?person={person}&chat=personal"));
                await LookAsync();
            }
        }

        public async Task PressAsync(string title)
        {
            await hand.PressAsync(Last, title);
            Taps++;
            await LookAsync();
        }

        public async Task WriteAsync(string label, string text)
        {
            await hand.WriteAsync(Last, label, text);
            Typed++;
        }

        public async Task SayAsync(string words)
        {
            await hand.SayAsync(words);
            Typed++;
            await LookAsync();
        }

        private ILocator Last => window.Page.Locator(".card").Last;

        /// <summary>Waits for what the bot shows next, and measures it.</summary>
        private async Task LookAsync()
        {
            JsonObject? card = null;
            await Waiting.UntilAsync(
                async () =>
                {
                    var cards = await bot.CardsAsync(person);
                    var version = string.Concat(cards.Select(one => one.ToJsonString()))
                        .GetHashCode(StringComparison.Ordinal);
                    (card, var isNew) = (cards.LastOrDefault(), version != seen);
                    seen = version;
                    return isNew && card is not null;
                },
                $"nothing new came in '{Name}'"
            );
            var id = (string)card!["body"]![0]!["id"]!;
            await window.Page.Locator($"#{id}").Last.WaitForAsync();
            Cards.Add((id["card-".Length..], await CardHeight.OfAsync(ruler.Page, card)));
            await window.PictureAsync($"glance/{Name}-{Cards.Count}", Last);
        }
    }
}
