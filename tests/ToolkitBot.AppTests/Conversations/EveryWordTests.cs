using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Turns;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>
/// Every button's label, every command and every date that is known by its words, found by reading cards and content: it
/// is the same behind a quote, beside a mention, in quotation marks and with marks that nobody sees.
/// </summary>
public sealed class EveryWordTests
{
    private static readonly DateOnly Today = new(2027, 1, 13);

    /// <summary>What Teams sends for words that a person typed in one way or another.</summary>
    private static readonly Func<string, string>[] Wraps =
    [
        words => words,
        words => $"<quoted messageId=\"1776827520098\"/> {words}",
        words => $"<quoted messageId=\"1776827520098\"/>\n<at>ToolkitBot</at>&nbsp;{words}",
        words => $"<at>ToolkitBot</at> {words}",
        words => $"{words} <at>ToolkitBot</at>",
        words => $"<p>{words}</p>\n",
        words => $"<div><b>{words}</b></div>",
        words => $"\u201C{words}\u201D",
        words => $"\u2018{words}\u2019",
        words => $"&quot;{words}&quot;",
        words => $"`{words}`",
        words => $"\u2068{words}\u2069",
        words => $"{words}\u200E",
        words => $"<quoted messageId=\"1\"/> <at>ToolkitBot</at> \u201C{words}\u201D\uFEFF",
    ];

    /// <summary>Marks that nobody sees, between two letters; and none.</summary>
    private static readonly string[] Marks = ["", "\u200B", "\u200C", "\u200D", "\u00AD", "\uFE0F", "\u2060"];

    private static readonly List<(Func<string, string> Wrap, string Mark)> Ways =
    [
        .. Wraps.SelectMany(_ => Marks, (way, mark) => (way, mark)),
    ];

    [Theory, Sqlite]
    public async Task Every_button_is_pressed_by_typing_its_label(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var language = bot.Services.GetRequiredService<LanguageShelf>().For(null);
        var labels = 0;
        foreach (var (card, label, verbs) in Buttons(language))
        {
            labels++;
            Assert.All(
                Ways,
                way =>
                {
                    var button = CardButtons.Find(CardButtons.Of(card), Hear(language, way, label).Text, spoken: null);
                    Assert.NotNull(button);
                    Assert.Contains(CardButtons.Press(button, language)?.Verb, verbs);
                }
            );
        }

        Assert.True(labels > 50, $"{labels} labels were found on the cards.");
    }

    [Theory, Sqlite]
    public async Task Every_command_is_heard(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var language = bot.Services.GetRequiredService<LanguageShelf>().For(null);
        var commands = CommandNames
            .All.SelectMany(command => language.Content.Commands.WordsOf(command).Select(words => (command, words)))
            .Where(typed => typed.words.Any(char.IsLetter));

        Assert.All(
            commands,
            typed =>
                Assert.All(Ways, way => Assert.Equal(typed.command, Hear(language, way, typed.words).Command?.Command))
        );
    }

    [Theory, Sqlite]
    public async Task Every_date_is_read(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var language = bot.Services.GetRequiredService<LanguageShelf>().For(null);
        var reader = new DueDateReader(language.Content.Dates);
        var phrases = File.ReadLines(Repository.Of("tests", "ToolkitBot.Tests", "Pledges", "due-dates.txt"))
            .Where(line => line.Contains('|'))
            .Select(line => line.Split('|')[0].Trim());

        Assert.All(
            phrases,
            phrase => Assert.All(Ways, way => Assert.Equal(Day(phrase), Day(Hear(language, way, phrase).Text)))
        );

        string Day(string text) =>
            reader.Find(text, Today) is { } found
                ? found.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "asked"
                : "none";
    }

    private static Heard Hear(Language language, (Func<string, string> Wrap, string Mark) way, string words)
    {
        var activity = new Activity
        {
            Text = way.Wrap(WebUtility.HtmlEncode(Amid(words, way.Mark))),
            Recipient = new() { Id = "28:bot", Name = "ToolkitBot" },
            Entities =
            [
                new()
                {
                    Type = Entity.Mention,
                    Text = "<at>ToolkitBot</at>",
                    Mentioned = new() { Id = "28:bot", Name = "ToolkitBot" },
                },
            ],
        };
        return new(language, MessageText.Of(activity).Line);
    }

    /// <summary>Words with a mark in the middle, between two letters where there are two.</summary>
    private static string Amid(string words, string mark)
    {
        var at = Enumerable
            .Range(1, Math.Max(words.Length - 1, 0))
            .Where(at => char.IsLetterOrDigit(words[at - 1]) && char.IsLetterOrDigit(words[at]))
            .OrderBy(at => Math.Abs(at - words.Length / 2))
            .FirstOrDefault(words.Length);
        return words.Insert(at, mark);
    }

    /// <summary>The labels of each card's sample, with the verbs of the buttons that bear them.</summary>
    private static IEnumerable<(RenderedCard Card, string Label, List<string> Verbs)> Buttons(Language language)
    {
        var folder = Repository.Of("cards");
        var deck = CardDeck.Load(folder);
        foreach (var sample in Directory.EnumerateFiles(folder, "*.sample.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(sample).Split('.')[0];
            var card = deck.Render(name, JsonNode.Parse(File.ReadAllText(sample))!, language.Host);
            var buttons = Objects(card.ToNode())
                .Where(element => (string?)element["type"] is "Action.Execute" or "Action.Submit")
                .Where(button =>
                    // A button that carries what somebody typed is not remembered.
                    button["data"] is JsonObject data
                    && data["verb"] is not null
                    && data["words"] is null
                    && (string?)button["title"] is not null
                )
                .ToLookup(button => (string)button["title"]!, button => (string)button["data"]!["verb"]!);
            foreach (var label in buttons.Where(label => label.Key.Any(char.IsLetterOrDigit)))
            {
                yield return (card, label.Key, [.. label]);
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject element => element.Select(member => member.Value).SelectMany(Objects).Prepend(element),
            JsonArray list => list.SelectMany(Objects),
            _ => [],
        };
}
