using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Tests.Cards;

namespace ToolkitBot.Tests.Content;

/// <summary>The check knows every phrase and every place that code and cards use, and tells all faults of a file at once.</summary>
public sealed class PhraseCheckTests : IDisposable
{
    private const string File = "en/phrases.yaml";
    private readonly ContentFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_content_as_it_stands_says_what_code_and_cards_say() => Assert.Empty(Problems());

    [Theory]
    [InlineData("  coach-both:", "  coach-booth:", "coach-booth", "the bot says 'pledge.coach-both', which is missing")]
    [InlineData("  not-helpful: Not helpful", "  unhelpful: Not helpful", "bot:", "'buttons.not-helpful' is missing")]
    [InlineData("  due-on: By {date}", "  due-on: By {day}", "due-on:", "{day}, but {date} is filled in")]
    [InlineData("  due-on: By {date}", "  due-on: By then", "due-on:", "must hold {date}")]
    [InlineData(
        "    other: \"{count} people joined\"",
        "    other: \"{cuont} people\"",
        "{cuont}",
        "{count} is filled in"
    )]
    [InlineData("  skip: Skip", "  skip: Skip {name}", "skip: Skip {name}", "nothing is filled in")]
    [InlineData("  none: No pledge yet.", "  none: No # pledge yet.", "none: No #", "cuts this text short")]
    [InlineData("  below: I have", "  above: Up there.\n  below: I have", "above:", "nothing says 'bot.above'")]
    [InlineData("  next: Next", "  next:\n    one: Next\n    other: Next", "next:", "does not depend on a number")]
    public void A_slip_of_the_hand_is_told_by_line(string from, string to, string lineHolds, string sentence)
    {
        folder.Change(File, from, to);

        var problem = Assert.Single(Problems(), p => p.Contains(sentence, StringComparison.Ordinal));
        if (lineHolds != "bot:")
        {
            Assert.StartsWith($"{File}, line {folder.LineOf(File, lineHolds)}: ", problem);
        }
    }

    [Fact]
    public void All_faults_of_the_file_are_told_at_once()
    {
        folder.Change(File, "  coach-both:", "  coach-booth:");
        folder.Change(File, "  due-on: By {date}", "  due-on: By {day}");
        folder.Change(File, "  none: No pledge yet.", "  none: No # pledge yet.");
        folder.Change(File, "  next: Next", "  next:");
        folder.Change(File, "up to {limit} characters", "up to {limit characters");

        var problems = Problems();

        Assert.All(
            ["coach-booth", "{day}", "cuts this text short", "'next' must be text", "a place to fill"],
            part => Assert.Single(problems, p => p.Contains(part, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_card_that_shows_a_phrase_that_is_not_there_is_named_with_its_line()
    {
        var cards = Directory.CreateTempSubdirectory("cards-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Of("cards"), "*.json"))
            {
                var text = System
                    .IO.File.ReadAllText(file)
                    .Replace("$host.buttons.recommend", "$host.buttons.recomend");
                System.IO.File.WriteAllText(Path.Combine(cards, Path.GetFileName(file)), text);
            }

            var problems = new LanguageReader(folder.Path, cards, CardJson.Default).Read().Problems;

            Assert.Contains(
                problems,
                p => p.ToString().Contains("'buttons.recomend', which is missing", StringComparison.Ordinal)
            );
        }
        finally
        {
            Directory.Delete(cards, recursive: true);
        }
    }

    private List<string> Problems() =>
        [
            .. new LanguageReader(folder.Path, Repository.Of("cards"), CardJson.Default)
                .Read()
                .Problems.Select(problem => problem.ToString()),
        ];
}
