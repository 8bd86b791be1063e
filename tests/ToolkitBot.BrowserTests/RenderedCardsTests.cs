using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ToolkitBot.Cards;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.BrowserTests;

/// <summary>
/// Every sample of every card, drawn by Microsoft's renderer on the local page: no complaint of the renderer, no axe
/// finding, nothing cut off; in light, dark and high contrast, on a phone's width and a laptop's.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class RenderedCardsTests(Chromium chromium)
{
    private const string SampleEnding = ".sample.json";

    [BrowserTheory]
    [InlineData(360, "light")]
    [InlineData(360, "dark")]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(360, "contrast")]
    public async Task Every_card_is_drawn_whole_and_readable(int width, string look)
    {
        await using var teams = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { Redeliveries = 0, InstallTeamAtFirstOpening = false }
        );
        await teams.Teams.InstallAsync("amina", "personal");
        // Tall enough for the longest card, so that pictures show cards whole.
        await using var window = await chromium.OpenAsync(width, look, height: 2400);
        var names = new List<string>();
        foreach (var (name, card) in Samples())
        {
            await ShowAsync(teams, card);
            names.Add(name);
        }

        await window.Page.GotoAsync(new Uri(teams.Address, $"/?person=amina&chat=personal&look={look}").AbsoluteUri);
        var cards = window.Page.Locator(".card");
        await cards.Nth(names.Count - 1).WaitForAsync();
        for (var i = 0; i < names.Count; i++)
        {
            await window.PictureAsync($"cards/{names[i]}-{look}-{width}", cards.Nth(i));
            Assert.Empty(await CutOffAsync(cards.Nth(i), names[i]));
        }

        await window.StandsAsync($"cards {look} {width}");
    }

    [BrowserTheory]
    [InlineData("contrast", ForcedColors.None)]
    [InlineData("light", ForcedColors.Active)]
    public async Task Where_grounds_are_gone_a_line_shows_every_box_and_bar(string look, ForcedColors colours)
    {
        await using var teams = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { Redeliveries = 0, InstallTeamAtFirstOpening = false }
        );
        await teams.Teams.InstallAsync("amina", "personal");
        var samples = Samples();
        foreach (var (_, card) in samples)
        {
            await ShowAsync(teams, card);
        }

        await using var window = await chromium.OpenAsync(360, look, height: 2400);
        await window.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await window.Page.GotoAsync(new Uri(teams.Address, $"/?person=amina&chat=personal&look={look}").AbsoluteUri);
        await window.Page.Locator(".card").Nth(samples.Count - 1).WaitForAsync();
        var boxes = await window.Page.EvaluateAsync<int[]>(
            """
            () => {
                const boxes = [...document.querySelectorAll('.card .ac-container')]
                    .filter(box => /--card-ground-(?!default)/.test(box.getAttribute('style')));
                const seen = boxes.filter(box => {
                    const style = getComputedStyle(box);
                    const ground = getComputedStyle(box.closest('.card')).backgroundColor;
                    return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 1 && style.outlineColor !== ground;
                });
                return [boxes.length, seen.length];
            }
            """
        );
        Assert.True(boxes[0] > 0, "No card has a box.");
        Assert.Equal(boxes[0], boxes[1]);
        foreach (var name in new[] { "change-day", "walk-step", "pledge-preview" })
        {
            await window.PictureAsync(
                $"cards/lines-{name}-{(colours == ForcedColors.Active ? "forced" : look)}",
                window.Page.Locator($".card:has(#card-{name})").First
            );
        }
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_menu_behind_the_dots_opens_beside_them_and_moves_nothing(int width)
    {
        await using var teams = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { Redeliveries = 0, InstallTeamAtFirstOpening = false }
        );
        await teams.Teams.InstallAsync("amina", "personal");

        // None of the bot's own cards has a "..." any more; others may.
        foreach (var (_, card) in Samples().Where(sample => sample.Name is "notice" or "help" or "tip"))
        {
            foreach (var set in CardElement.AllOf(card).Where(element => element.Type == "ActionSet"))
            {
                set.Json["actions"]!.AsArray()[^1]!["mode"] = "secondary";
            }

            await ShowAsync(teams, card);
        }

        await using var window = await chromium.OpenAsync(width);
        var page = window.Page;
        await page.GotoAsync(new Uri(teams.Address, "/?person=amina&chat=personal").AbsoluteUri);
        await page.Locator(".card").Nth(2).WaitForAsync();
        var dots = page.Locator(".card [aria-label='More options']:visible");
        var count = await dots.CountAsync();
        Assert.True(count > 0, "No card has a menu.");
        var menu = page.GetByRole(AriaRole.Menu);
        for (var i = 0; i < count; i++)
        {
            await dots.Nth(i).HoverAsync();
            var before = await PlacesAsync(dots.Nth(i));
            await dots.Nth(i).ClickAsync();
            Assert.Equal(before, await PlacesAsync(dots.Nth(i)));
            Assert.Equal("", await MisplacedAsync(menu, dots.Nth(i)));
            if (i == 0)
            {
                await window.PictureAsync($"cards/menu-{width}");
                await window.StandsAsync($"menu {width}");
            }

            await page.Keyboard.PressAsync("End");
            Assert.True(
                await menu.GetByRole(AriaRole.Menuitem)
                    .Last.EvaluateAsync<bool>("item => item === document.activeElement")
            );
            await page.Keyboard.PressAsync("Escape");
            await menu.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            Assert.True(await dots.Nth(i).EvaluateAsync<bool>("dots => dots === document.activeElement"));
        }
    }

    [BrowserFact]
    public async Task What_is_folded_unfolds_without_a_word_to_the_bot()
    {
        await using var teams = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { Redeliveries = 0, InstallTeamAtFirstOpening = false }
        );
        await teams.Teams.InstallAsync("amina", "personal");
        var folded = Samples().Where(sample => Toggles(sample.Card)).ToList();
        Assert.NotEmpty(folded);
        foreach (var (_, card) in folded)
        {
            await ShowAsync(teams, card);
        }

        await using var window = await chromium.OpenAsync(360);
        var page = window.Page;
        await page.GotoAsync(new Uri(teams.Address, "/?person=amina&chat=personal").AbsoluteUri);
        await page.Locator(".card").Nth(folded.Count - 1).WaitForAsync();
        var buttons = page.Locator(".card").GetByRole(AriaRole.Button, new() { Name = "More", Exact = true });
        var count = await buttons.CountAsync();
        Assert.True(count > 0, "No card has a button for more.");
        for (var i = 0; i < count; i++)
        {
            await buttons.Nth(i).ClickAsync();
        }

        Assert.Equal("", string.Concat(await page.Locator(".card .problem").AllInnerTextsAsync()));
    }

    private static bool Toggles(JsonObject card) =>
        card.ToJsonString().Contains("Action.ToggleVisibility", StringComparison.Ordinal);

    [BrowserFact]
    public async Task The_renderer_has_no_complaint_about_any_card()
    {
        await using var window = await chromium.OpenAsync(360);
        await window.Page.AddScriptTagAsync(
            new()
            {
                Path = Repository.Of(
                    "src",
                    "ToolkitBot.LocalTeams",
                    "page",
                    "node_modules",
                    "adaptivecards",
                    "dist",
                    "adaptivecards.min.js"
                ),
            }
        );
        foreach (var (name, card) in Samples())
        {
            var complaints = await window.Page.EvaluateAsync<string[]>(
                """
                json => {
                    const card = new AdaptiveCards.AdaptiveCard();
                    // Teams shows six; the renderer's own five is not its limit.
                    card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
                    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
                    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = ''; result.didProcess = true; };
                    card.parse(JSON.parse(json), context);
                    const found = [];
                    for (let i = 0; i < context.eventCount; i++) found.push(context.getEventAt(i).message);
                    for (const event of card.validateProperties().validationEvents) found.push(event.message);
                    if (!card.render()) found.push('it was not drawn at all');
                    return found;
                }
                """,
                card.ToJsonString()
            );
            // The renderer tests every second language with a regular expression that still stands at the end of the last.
            // It knows choices that are searched from version 1.6 on, and wants some to begin with; Teams does neither.
            var real = complaints.Where(complaint =>
                (
                    !complaint.StartsWith("Invalid value", StringComparison.Ordinal)
                    || !complaint.EndsWith("for property \"lang\".", StringComparison.Ordinal)
                )
                && !complaint.StartsWith("Property \"choices.data\"", StringComparison.Ordinal)
                && !(
                    complaint.StartsWith("An Input.ChoiceSet must have at least one choice", StringComparison.Ordinal)
                    && card.ToJsonString().Contains("Data.Query", StringComparison.Ordinal)
                )
            );
            Assert.Equal("", string.Join("; ", real.Select(complaint => $"{name}: {complaint}")));
        }
    }

    private static async Task ShowAsync(LocalTeamsHost teams, JsonObject card)
    {
        var body = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = card.DeepClone(),
                }
            ),
        };
        var call = new ReceivedCall
        {
            At = DateTimeOffset.UnixEpoch,
            Operation = ConnectorOperation.Send,
            ConversationId = teams.Teams.World.Conversation("amina", "personal").Id,
            Body = body,
        };
        var answer = await teams.Teams.Connector.AnswerAsync(call, CancellationToken.None);
        Assert.Equal(201, answer.Status);
    }

    private static Task<string> PlacesAsync(ILocator dots) =>
        dots.EvaluateAsync<string>(
            """
            dots => JSON.stringify([dots, document.querySelector('[data-part="log"]'), document.querySelector('header')]
                .map(part => part?.getBoundingClientRect()))
            """
        );

    /// <summary>What is wrong with the place of an open menu; empty where all of it can be seen, beside its button.</summary>
    private static async Task<string> MisplacedAsync(ILocator menu, ILocator dots)
    {
        var box = (await menu.BoundingBoxAsync())!;
        var button = (await dots.BoundingBoxAsync())!;
        var window = menu.Page.ViewportSize!;
        var gap = Math.Min(Math.Abs(box.Y - button.Y - button.Height), Math.Abs(button.Y - box.Y - box.Height));
        var inside =
            box.X >= 0 && box.Y >= 0 && box.X + box.Width <= window.Width && box.Y + box.Height <= window.Height;
        var beside = gap <= 8 && box.X <= button.X + button.Width && button.X <= box.X + box.Width;
        return inside && beside
            ? ""
            : $"menu at {box.X},{box.Y} {box.Width}x{box.Height}, button at {button.X},{button.Y}";
    }

    /// <summary>Elements whose text is wider than their place, and text that lies on other text.</summary>
    private static async Task<string[]> CutOffAsync(ILocator card, string name)
    {
        var found = await card.EvaluateAsync<string[]>(
            """
            card => {
                const found = [];
                const box = card.getBoundingClientRect();
                for (const part of card.querySelectorAll('.ac-textBlock, .ac-pushButton, .ac-input, label')) {
                    const rect = part.getBoundingClientRect();
                    if (!rect.width) continue;
                    if (rect.right > box.right + 1 || rect.left < box.left - 1) found.push('outside: ' + part.textContent.slice(0, 40));
                    const style = getComputedStyle(part);
                    if (part.scrollWidth > part.clientWidth + 1 && style.overflow !== 'visible' && style.display !== 'inline') found.push('cut: ' + part.textContent.slice(0, 40));
                }
                return found;
            }
            """
        );
        return [.. found.Select(problem => $"{name} {problem}")];
    }

    private static List<(string Name, JsonObject Card)> Samples()
    {
        var folder = Repository.Of("cards");
        var deck = CardDeck.Load(folder);
        var words = CardWords.OfEveryLanguage(Repository.Of("content")).Single(one => one.Language == "en").Words;
        var samples = new List<(string, JsonObject)>();
        foreach (var file in Directory.EnumerateFiles(folder, $"*{SampleEnding}").Order(StringComparer.Ordinal))
        {
            // NAME.sample.json, and NAME.STATE.sample.json for each further state.
            var state = Path.GetFileName(file)[..^SampleEnding.Length];
            var data = JsonNode.Parse(File.ReadAllText(file));
            var card = deck.Render(state.Split('.')[0], data, words?.DeepClone());
            samples.Add((state, card.ToNode().AsObject()));
        }

        Assert.True(samples.Count >= deck.Names.Count);
        return samples;
    }
}
