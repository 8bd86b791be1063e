using ToolkitBot.Features;
using ToolkitBot.Features.Welcome;
using ToolkitBot.Languages;
using ToolkitBot.Tests.Cards;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>Words, finder and cards of a language come from the same files, and change together or not at all.</summary>
public sealed class LanguageSnapshotTests : IDisposable
{
    private const string Goldfish = "who feeds the ward goldfish at night";

    private readonly ContentFolder content = new();
    private readonly string cards = Directory.CreateTempSubdirectory("cards-").FullName;
    private readonly LanguageReader reader;
    private readonly LanguageShelf languages;

    public LanguageSnapshotTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Of("cards"), "*.json"))
        {
            File.Copy(file, Path.Combine(cards, Path.GetFileName(file)));
        }

        reader = new LanguageReader(content.Path, cards, CardJson.Default);
        languages = new LanguageShelf(reader.Start());
    }

    public void Dispose()
    {
        content.Dispose();
        Directory.Delete(cards, recursive: true);
    }

    [Fact]
    public void Words_finder_and_cards_change_at_once_and_a_turn_under_way_keeps_the_old_ones()
    {
        var underWay = languages.For("en");
        Edit();

        languages.Replace(reader.Read(languages.Current).Languages!);

        var next = languages.For("en");
        Assert.Equal("Hello, goldfish", next.Content.Phrases["welcome.title"]);
        Assert.Equal("ward.fish", next.Find(Goldfish, null).Ranked[0].Id);
        Assert.NotNull(next.Content.Answer("ward.fish"));
        Assert.Contains("drawn anew", Welcome(next));
        Assert.DoesNotContain("goldfish", underWay.Content.Phrases["welcome.title"]);
        Assert.NotEqual("ward.fish", underWay.Find(Goldfish, null).Ranked[0].Id);
        Assert.Null(underWay.Content.Answer("ward.fish"));
        Assert.DoesNotContain("drawn anew", Welcome(underWay));
        Assert.Same(underWay.Pledges.Screen, underWay.Pledges.Screen);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("cards")]
    public void A_broken_edit_changes_neither_words_nor_cards(string broken)
    {
        Edit();
        if (broken == "content")
        {
            content.Change("en/tips.yaml", "tips:", "hints:");
        }
        else
        {
            File.WriteAllText(Path.Combine(cards, "tip.json"), "{");
        }

        var reading = reader.Read(languages.Current);

        Assert.Null(reading.Languages);
        var file = broken == "content" ? "en/tips.yaml" : "tip.json";
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.StartsWith(file, problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_section_that_the_finder_can_find_has_its_words()
    {
        Edit();
        var (before, after) = (languages.For("en"), reader.Read(languages.Current).Languages!.All[0]);
        foreach (var language in new[] { before, after })
        {
            var known = language.Content.Answers.Select(answer => answer.Id).Append("none").ToHashSet();
            Assert.Superset(language.Find(Goldfish, null).Ranked.Select(found => found.Id).ToHashSet(), known);
        }
    }

    [Fact]
    public void What_did_not_change_is_not_learnt_again()
    {
        var before = languages.Current.Warmed();
        content.Change("en/phrases.yaml", "  next: Next", "  next: Go on");

        var after = reader.Read(before).Languages!;

        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        Assert.True(after.IsLearnt);
        Assert.Same(before.All[0].Books.Answers, after.All[0].Books.Answers);
        Assert.Same(before.All[0].Books.Screen, after.All[0].Books.Screen);
    }

    [Fact]
    public void The_same_files_have_the_same_fingerprint_and_a_card_is_part_of_it()
    {
        Assert.Equal(languages.Current.Fingerprint, reader.Read().Languages!.Fingerprint);
        Assert.True(languages.Current.IsLearnt, "the build has learnt the content as it stands");

        DrawWelcomeAnew();
        Assert.NotEqual(languages.Current.Fingerprint, reader.Read().Languages!.Fingerprint);
    }

    private void Edit()
    {
        content.Change("en/phrases.yaml", "title: Hello, I'm ToolkitBot", "title: Hello, goldfish");
        content["en/answers/ward.fish.yaml"] =
            $"id: ward.fish\ntitle: Fish\nname: Fish\ntext: Night staff do.\nsource: Sample\ntip: Ask.\nrelated: [consider.why]\nexamples:\n  staff:\n    - {Goldfish}\n    - goldfish on the ward\n    - does anybody feed the goldfish\n";
        DrawWelcomeAnew();
    }

    private void DrawWelcomeAnew()
    {
        var file = Path.Combine(cards, "welcome.json");
        var text = File.ReadAllText(file);
        const string key = "\"fallbackText\": \"";
        Assert.Contains(key, text);
        File.WriteAllText(file, text.Replace(key, key + "drawn anew "));
    }

    private static string Welcome(Language language) =>
        language.Render("welcome", new WelcomeCard("Hello", "Text")).ToNode().ToJsonString();
}
