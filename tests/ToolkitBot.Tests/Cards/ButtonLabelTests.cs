using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Cards;

/// <summary>
/// A typed label presses its button before a command is looked for. So a label may be a command's word only where the press
/// does what the command asks for; and a button that confirms has words that stand on no way to its card: the same message
/// sent twice must not confirm what nobody has read.
/// </summary>
public sealed partial class ButtonLabelTests
{
    /// <summary>
    /// Verbs whose press is what the command of the same words means, for the very thing that the card shows. What is looked
    /// at or left off may stand here; what cannot be undone may not.
    /// </summary>
    private static readonly Dictionary<string, string[]> Alike = new(StringComparer.Ordinal)
    {
        [CommandNames.Help] = ["help.show"],
        [CommandNames.Thanks] = ["question.helped"],
        [CommandNames.Platform] = ["platform.ask"],
        [CommandNames.Tip] = ["tip.show", "tip.another"],
        [CommandNames.Posts] = ["tip.posts"],
        [CommandNames.ChangeDay] = ["tip.change-day"],
        [CommandNames.Pledge] = ["pledge.start", "pledge.form"],
        [CommandNames.MyPledges] = ["pledge.mine"],
        // Whoever types "approve" on the card of a pledge decides about that pledge; anywhere else the command shows what waits.
        [CommandNames.Campaign] =
        [
            "campaign.show",
            "campaign.owners",
            "campaign.history",
            "campaign.settings",
            "campaign.waiting",
            "pledge.approve",
            "pledge.decline",
        ],
        [CommandNames.AskPerson] = ["question.ask"],
        [CommandNames.OurAnswers] = ["own.list"],
        [CommandNames.Stop] = ["pledge.cancel", "pledge.mine", "question.cancel", "own.list", "own.along"],
        [CommandNames.Resume] = ["dialog.resume", "considerations.resume"],
        // Asks first: its button to say yes has other words.
        [CommandNames.StartAgain] = ["considerations.begin"],
        [CommandNames.Skip] =
        [
            "considerations.skip",
            "considerations.answer",
            "pledge.one",
            "privacy.export",
            "own.checklist",
            "own.along",
        ],
        [CommandNames.Language] = ["language.choose"],
    };

    /// <summary>Sends the answer that its card shows, and leads to a notice.</summary>
    private const string LastStep = "question.answer-send";

    private static readonly Lazy<IReadOnlyList<Button>> All = new(() => [.. OfCards(), .. OfSources()]);

    [Fact]
    public void A_label_that_is_a_command_does_what_the_command_asks_for()
    {
        var commands = CommandWords.Read(
            ContentNode.ReadFile(Repository.Of("content", "en", "commands.yaml"), "commands")
        );
        var others =
            from button in All.Value
            let command = commands.Match(button.Label) is { Rest: "" } match ? match.Command : null
            where command is not (null or CommandNames.Yes or CommandNames.No)
            where !Alike.GetValueOrDefault(command, []).Contains(button.Verb)
            select $"{button.Where}: \"{button.Label}\" is the command {command} and presses {button.Verb}";
        Assert.Empty(others.Distinct());
    }

    [Fact]
    public void A_label_that_confirms_stands_on_no_button_that_leads_there_and_is_no_command()
    {
        var commands = CommandWords.Read(
            ContentNode.ReadFile(Repository.Of("content", "en", "commands.yaml"), "commands")
        );
        var confirming = All.Value.Where(button => button.Confirms).ToList();
        Assert.Contains(confirming, button => button.Verb == "privacy.forget");
        Assert.Contains(confirming, button => button.Verb == "considerations.begin");
        var taken =
            from yes in confirming
            where
                commands.Match(yes.Label) is { Command: not CommandNames.Yes }
                || All.Value.Any(other => LeadsTo(other, yes) && Plain(other.Label) == Plain(yes.Label))
            select $"{yes.Where}: \"{yes.Label}\" presses {yes.Verb}";
        Assert.Empty(taken.Distinct());
    }

    [Fact]
    public void What_cannot_be_undone_is_never_pressed_by_a_command_s_words()
    {
        var commands = CommandWords.Read(
            ContentNode.ReadFile(Repository.Of("content", "en", "commands.yaml"), "commands")
        );
        string[] forGood = ["privacy.forget", "pledge.withdraw-yes", "considerations.delete"];
        Assert.All(forGood, verb => Assert.Contains(All.Value, button => button.Verb == verb));
        Assert.All(
            All.Value.Where(button => forGood.Contains(button.Verb)),
            button => Assert.Null(commands.Match(button.Label))
        );
    }

    /// <summary>Whether a button may show the card of the other; one that does the same itself needs no other.</summary>
    private static bool LeadsTo(Button one, Button yes) =>
        !one.Confirms && one.Verb != LastStep && (one.Verb, one.Data) != (yes.Verb, yes.Data);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static IEnumerable<Button> OfCards()
    {
        var folder = Repository.Of("cards");
        var deck = CardDeck.Load(folder, MissingValues.Error);
        return from words in CardWords.OfEveryLanguage(Repository.Of("content"))
            from file in Directory.GetFiles(folder, "*.sample.json")
            let name = Path.GetFileName(file)
            let card = deck.Render(name[..name.IndexOf('.')], JsonNode.Parse(File.ReadAllText(file)), words.Words)
            from element in CardElement.AllOf(card.ToNode().AsObject())
            where element.IsButton && element.Json["data"]?["verb"] is not null
            select new Button(
                element.Text("title") ?? "",
                (string)element.Json["data"]!["verb"]!,
                element.Text("id") == "yes",
                element.Json["data"]!.ToJsonString(),
                name
            );
    }

    /// <summary>Buttons that rooms make.</summary>
    private static IEnumerable<Button> OfSources()
    {
        var words = CardWords.OfEveryLanguage(Repository.Of("content"));
        return from file in Directory.GetFiles(Repository.Of("src", "ToolkitBot"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal)
            from match in Made().Matches(File.ReadAllText(file))
            from language in words
            let label = language.Words!["buttons"]![match.Groups["label"].Value]
            where label is JsonValue
            select new Button(
                (string)label!,
                match.Groups["verb"].Value,
                match.Groups["yes"].Success,
                match.Groups["yes"].Value,
                Path.GetFileName(file)
            );
    }

    [GeneratedRegex(
        @"\[""buttons\.(?<label>[\w-]+)""\],\s*""(?<verb>[a-z-]+\.[a-z-]+)""(?:(?<yes>[^()]*CommandNames\.Yes\))|)"
    )]
    private static partial Regex Made();

    private sealed record Button(string Label, string Verb, bool Confirms, string Data, string Where);
}
