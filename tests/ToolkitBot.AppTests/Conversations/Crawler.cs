using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>
/// Presses whatever can be pressed, on new cards and old ones, as any of the sample people in any scope, and types
/// this and that in between. It complains about silence, errors, sentences that only bugs bring about, and cards that
/// lead nowhere.
/// </summary>
internal sealed partial class Crawler(BotUnderTest bot, int seed)
{
    private const string OwnWall = "/wall?";

    private static readonly string[] places = ["personal", "personal", "personal", "group", "general", "pledges"];
    private static readonly string[] typed =
    [
        "help",
        "start",
        "platform",
        "tip",
        "pledge",
        "my pledges",
        "stop",
        "language",
        "forget me",
        "posts",
        "change day",
        "compare",
        "carry on",
        "back",
        "skip",
        "hello",
        "thanks",
        "start again",
        "platform recruit physios",
        "compare facebook and linkedin",
        "what is nhs change day?",
        "should our page answer rude comments",
        "can I post about a patient",
        "qwertz",
        "🦄",
        "also ask me about",
        "pledge I will answer every comment on our page within a day",
        "pledges here",
        "campaign",
        "questions here",
        "ask a person",
        "I want to learn from others",
    ];
    private static readonly string[] words =
    [
        "",
        "to learn from other wards",
        "mums and dads",
        "I will answer every comment within a day",
        "be kinder",
        "recruit physios",
        "**bold** [link](https://example.org) ${x}",
        "🦄🌈",
        "a <b>b</b> & \"c\" \\ d",
        "ward 7",
    ];

    // A dice for tests; nothing secret depends on it.
#pragma warning disable CA5394
    private readonly Random dice = new(seed);
    private readonly List<string> path = [];
    private readonly Dictionary<(string, string), Person> people = [];
    private readonly HashSet<string> verbs = [];

    private readonly SortedDictionary<string, string> faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CardFigures> figures = new(StringComparer.Ordinal);

    /// <summary>Every rule that a card broke, with the words of the first card that did.</summary>
    public IReadOnlyDictionary<string, string> Faults => faults;

    /// <summary>For each card the most that was seen of it.</summary>
    public IEnumerable<CardFigures> Figures => figures.Values;

    /// <summary>What it types.</summary>
    public static IEnumerable<string> Typed => typed.Concat(words);

    /// <summary>Verbs that were pressed so far.</summary>
    public IReadOnlyCollection<string> Verbs => verbs;

    public async Task StepAsync()
    {
        var person = Somebody();
        var cards = person.Cards();
        if (cards.Count == 0 || dice.NextDouble() < 0.2)
        {
            await TypeAsync(person);
        }
        else
        {
            await PressAsync(person, Recent(cards));
        }
    }

    private async Task TypeAsync(Person person)
    {
        var text = One(typed);
        path.Add($"{Who(person)} types '{text}'");
        await person.Says(person.Place.Key == "personal" ? text : $"@ToolkitBot {text}");
        await CheckAsync(person, mustShow: true);
    }

    private async Task PressAsync(Person person, CardSeen card)
    {
        if (card.Buttons.Count == 0)
        {
            Fail($"{card} has no button");
        }

        var button = One(card.Buttons);
        var fields = card.Inputs.ToDictionary(input => (string)input["id"]!, Fill);
        path.Add(
            $"{Who(person)} presses '{button["title"]}' {button["data"]?.ToJsonString()} on {card.Name} with {string.Join(", ", fields)}"
        );
        if ((string?)button["type"] == "Action.OpenUrl")
        {
            CheckAddress((string?)button["url"]);
            return;
        }

        if ((string?)button["type"] == "Action.ToggleVisibility")
        {
            return; // The client alone folds and unfolds.
        }

        verbs.Add((string?)button["data"]?["verb"] ?? "");
        await person.PressAsync(card, dice.NextDouble() < 0.1 ? Person.Submitted(button) : button, fields);
        await CheckAsync(person, mustShow: person.Outcome.Kind is OutcomeKind.Done);
        if (person.Outcome.Dialog is { Card: JsonObject content } dialog)
        {
            await SubmitAsync(person, dialog.Id, new CardSeen("", content));
        }
    }

    private async Task SubmitAsync(Person person, string dialog, CardSeen form)
    {
        var buttons = form.Buttons.Where(one => (string?)one["type"] != "Action.ToggleVisibility").ToList();
        var button = buttons.Count > 0 ? One(buttons) : null;
        if (button is null)
        {
            Fail($"the dialog {form} has no button");
        }

        var fields = form.Inputs.ToDictionary(input => (string)input["id"]!, Fill);
        path.Add($"{Who(person)} submits '{button!["title"]}' with {string.Join(", ", fields)}");
        await person.SubmitsDialog(dialog, button, fields);
        await CheckAsync(person, mustShow: false);
    }

    private async Task CheckAsync(Person person, bool mustShow)
    {
        await person.Settles();
        var outcome = person.Outcome;
        var seen = person.Unseen();
        // Whoever is forgotten leaves no row that could be waited for: their last answer may still be on its way.
        for (var wait = 0; wait < 100 && mustShow && seen.Count == 0; wait++)
        {
            await Task.Delay(100);
            seen = person.Unseen();
        }

        if (outcome.Kind == OutcomeKind.Error)
        {
            Fail($"an error: {outcome.Text}");
        }

        if (mustShow && seen.Count == 0)
        {
            Fail($"silence ({outcome.Kind})");
        }

        foreach (var text in seen.Select(card => card.Text).Append(outcome.Text ?? ""))
        {
            if (
                text.Contains("Something went wrong", StringComparison.Ordinal)
                || text.Contains("That button no longer works", StringComparison.Ordinal)
                || Leftover().IsMatch(text)
            )
            {
                Fail($"a sentence that only a bug brings about: {text}");
            }
        }

        foreach (var card in seen)
        {
            Measure(card);
        }

        if (seen.FirstOrDefault(card => card.Buttons.Count == 0) is { } end)
        {
            Fail($"a card that leads nowhere: {end}");
        }

        if (bot.Log.GetSnapshot().FirstOrDefault(line => line.Level >= LogLevel.Error) is { } error)
        {
            Fail($"a logged error: {error.Text()}");
        }
    }

    /// <summary>The lint for cards, over a card with what people typed and the real content.</summary>
    private void Measure(CardSeen card)
    {
        // Whether an expression was left (C-14) is looked at above, without what people type.
        // In local use the wall is a page of the bot's own.
        var shown = card.Json.ToJsonString().Replace($"\"{OwnWall}", "\"https://127.0.0.1/?", StringComparison.Ordinal);
        foreach (var fault in CardLint.Check(JsonNode.Parse(shown)!.AsObject()).Where(fault => fault.Rule != "C-14"))
        {
            faults.TryAdd($"{card.Name} {fault}", card.Text);
        }

        var now = new CardFigures(card.Name, CardLint.WordsAtAGlance(card.Json), card.Buttons.Count);
        figures[card.Name] = figures.TryGetValue(card.Name, out var before) ? before.Most(now) : now;
    }

    private void CheckAddress(string? url)
    {
        if (
            url?.StartsWith(OwnWall, StringComparison.Ordinal) == true
            || url?.StartsWith("tel:", StringComparison.Ordinal) == true
            || url?.StartsWith("sms:", StringComparison.Ordinal) == true
        )
        {
            return;
        }

        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback)
        )
        {
            Fail($"an address that cannot be opened: {url}");
        }
    }

    private string Fill(JsonObject input) =>
        (string?)input["type"] switch
        {
            "Input.ChoiceSet" => Choose(input),
            "Input.Toggle" => dice.Next(2) == 0
                ? (string?)input["valueOff"] ?? "false"
                : (string?)input["valueOn"] ?? "true",
            "Input.Date" => bot
                .Clock.GetUtcNow()
                .AddDays(dice.Next(-2, 60))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "Input.Number" => dice.Next(0, 50).ToString(CultureInfo.InvariantCulture),
            _ => One(words),
        };

    private string Choose(JsonObject input)
    {
        var values = input["choices"]?.AsArray().Select(choice => (string)choice!["value"]!).ToList() ?? [];
        if (values.Count == 0 || dice.NextDouble() < 0.2)
        {
            return "";
        }

        var several = (bool?)input["isMultiSelect"] == true;
        return several ? string.Join(',', values.Where(_ => dice.Next(3) == 0)) : One(values);
    }

    // Mostly what lies at the end of the chat, now and then something from long ago.
    private CardSeen Recent(IReadOnlyList<CardSeen> cards) =>
        dice.NextDouble() < 0.8 ? cards[^(1 + dice.Next(Math.Min(2, cards.Count)))] : One(cards);

    private Person Somebody()
    {
        var key = bot.World.People[dice.Next(bot.World.People.Count)].Key;
        var place = One(places);
        return people.TryGetValue((key, place), out var known) ? known : people[(key, place)] = bot.Person(key, place);
    }

    private T One<T>(IReadOnlyList<T> list) => list[dice.Next(list.Count)];

    // An expression that nobody typed: "${x}" is typed, and may be cut.
    [GeneratedRegex(@"\$\{(?![x…])")]
    private static partial Regex Leftover();

    private static string Who(Person person) => $"{person.Key} in {person.Place.Key}";

    private void Fail(string complaint) =>
        throw new Xunit.Sdk.XunitException(
            $"Step {path.Count} of seed {seed} met {complaint}{Environment.NewLine}The last of the way there:{Environment.NewLine}{string.Join(Environment.NewLine, path.TakeLast(25))}"
        );
#pragma warning restore CA5394
}

/// <summary>How much of a card has to be taken in.</summary>
internal sealed record CardFigures(string Card, int Words, int Buttons)
{
    public CardFigures Most(CardFigures other) =>
        this with
        {
            Words = Math.Max(Words, other.Words),
            Buttons = Math.Max(Buttons, other.Buttons),
        };

    public override string ToString() =>
        $"{Card, -16} {Words, 4} words of {CardPattern.Of(Card)?.Words}, {Buttons} buttons ({CardPattern.Of(Card)?.Name})";
}
