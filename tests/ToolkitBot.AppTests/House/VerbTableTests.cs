using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.AppTests.House;

/// <summary>The table of verbs and the table of commands, held against cards, sources and content, both ways.</summary>
public sealed partial class VerbTableTests : IAsyncLifetime
{
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);

    public async Task DisposeAsync() => await bot.DisposeAsync();

    /// <summary>Verbs of cards of earlier releases, which still stand in chats; now these are typed.</summary>
    private static readonly string[] Earlier = ["considerations.back", "considerations.stop"];

    private IReadOnlyCollection<string> Known => bot.Services.GetRequiredService<Verbs>().All;

    [Fact]
    public void Every_verb_on_a_card_or_a_button_is_answered() =>
        Assert.Empty(Shown().Except(Known, StringComparer.Ordinal));

    [Fact]
    public void Every_verb_that_is_answered_stands_on_a_card_or_a_button() =>
        Assert.Empty(Known.Except(Shown(), StringComparer.Ordinal).Except(Earlier, StringComparer.Ordinal));

    [Fact]
    public void The_list_by_which_cards_are_checked_is_what_rooms_answer()
    {
        var list = Path.Combine(Repository.Root, "src/ToolkitBot/Languages/answered-verbs.txt");
        var known = Known.Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("ANSWERED_VERBS") == "write")
        {
            File.WriteAllText(list, string.Concat(known.Select(verb => verb + "\n")));
        }

        Assert.True(
            known.SequenceEqual(File.ReadAllLines(list)),
            "answered-verbs.txt differs; run this test with ANSWERED_VERBS=write."
        );
    }

    [Fact]
    public void Every_command_of_the_content_is_answered_and_no_other() =>
        Assert.Equal(
            CommandNames.All.Order(StringComparer.Ordinal),
            bot.Services.GetRequiredService<TypedCommands>().All.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_verb_that_two_rooms_claim_stops_the_start()
    {
        var verbs = new Verbs();
        verbs.On("tip.show", (_, _) => { });
        Assert.Throws<InvalidOperationException>(() => verbs.On("tip.show", (_, _) => { }));
    }

    [Fact]
    public void A_verb_is_found_in_the_sources_as_it_stands_on_the_card()
    {
        var sources = string.Join('\n', Sources().Select(File.ReadAllText));
        Assert.All(Known, verb => Assert.Contains($"\"{verb}\"", sources, StringComparison.Ordinal));
    }

    /// <summary>Verbs on card templates, and on buttons that rooms make.</summary>
    private static HashSet<string> Shown()
    {
        var cards = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "cards"), "*.json")
            .Where(file => !file.EndsWith(".sample.json", StringComparison.Ordinal))
            .SelectMany(file => Verbs(JsonDocument.Parse(File.ReadAllText(file)).RootElement));
        var buttons = Sources()
            .SelectMany(file => ButtonVerb().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["verb"].Value);
        return cards.Concat(buttons).Append(Conversation.CarryOn).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Verbs(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member =>
                    member is { Name: "verb", Value.ValueKind: JsonValueKind.String }
                    && member.Value.GetString() is { } verb
                    && !verb.Contains('$', StringComparison.Ordinal)
                        ? [verb]
                        : Verbs(member.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Verbs),
            _ => [],
        };

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "ToolkitBot"),
            "*.cs",
            SearchOption.AllDirectories
        );

    [GeneratedRegex(
        @"(?:\[""buttons\.[^""]+""\]|new CardButton\([\w.]+|new SectionLink\([\w.]+, [\w.]+),\s*""(?<verb>[a-z-]+\.[a-z-]+)"""
    )]
    private static partial Regex ButtonVerb();
}
