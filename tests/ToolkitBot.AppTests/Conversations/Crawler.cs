using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>
/// Presses whatever can be pressed, on new cards and old ones, as any of the sample people in any scope, and types
/// this and that in between. It complains about silence, errors, sentences that only bugs bring about, and cards that
/// lead nowhere.
/// </summary>
internal sealed class Crawler(BotUnderTest bot, int seed)
{
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
            $"{Who(person)} presses '{button["title"]}' {button["verb"]} {button["data"]?.ToJsonString()} on {card.Name} with {string.Join(", ", fields)}"
        );
        if ((string?)button["type"] == "Action.OpenUrl")
        {
            CheckAddress((string?)button["url"]);
            return;
        }

        verbs.Add((string?)button["verb"] ?? "");
        var old = dice.NextDouble() < 0.1 && button["fallback"] is JsonObject;
        await person.PressAsync(card, old ? button["fallback"]!.AsObject() : button, fields);
        await CheckAsync(person, mustShow: person.Outcome.Kind is OutcomeKind.Done);
        if (person.Outcome.Dialog is { Card: JsonObject content } dialog)
        {
            await SubmitAsync(person, dialog.Id, new CardSeen("", content));
        }
    }

    private async Task SubmitAsync(Person person, string dialog, CardSeen form)
    {
        var button = form.Buttons.Count > 0 ? One(form.Buttons) : null;
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
        if (mustShow && seen.Count == 0)
        {
            Fail("silence");
        }

        if (outcome.Kind == OutcomeKind.Error)
        {
            Fail($"an error: {outcome.Text}");
        }

        foreach (var text in seen.Select(card => card.Text).Append(outcome.Text ?? ""))
        {
            if (
                text.Contains("Something went wrong", StringComparison.Ordinal)
                || text.Contains("That button no longer works", StringComparison.Ordinal)
                || text.Contains("${", StringComparison.Ordinal) && !text.Contains("${x}", StringComparison.Ordinal)
            )
            {
                Fail($"a sentence that only a bug brings about: {text}");
            }
        }

        if (seen.FirstOrDefault(card => card.Buttons.Count == 0) is { } end)
        {
            Fail($"a card that leads nowhere: {end}");
        }

        if (bot.Log.Lines.FirstOrDefault(line => line.Level >= LogLevel.Error) is { } error)
        {
            Fail($"a logged error: {error}");
        }
    }

    private void CheckAddress(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "https")
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

    private static string Who(Person person) => $"{person.Key} in {person.Place.Key}";

    private void Fail(string complaint) =>
        throw new Xunit.Sdk.XunitException(
            $"Step {path.Count} of seed {seed} met {complaint}{Environment.NewLine}The last of the way there:{Environment.NewLine}{string.Join(Environment.NewLine, path.TakeLast(25))}"
        );
#pragma warning restore CA5394
}
