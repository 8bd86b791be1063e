using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>Uses "xx", a made-up language with English plural forms, and "cy", which has six forms.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly ContentFolder folder = new();

    public LanguageTests()
    {
        if (Directory.Exists(folder.PathOf("cy")))
        {
            Directory.Delete(folder.PathOf("cy"), recursive: true);
        }

        folder.CopyEnglishTo("xx");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_full_translation_loads_and_is_found_by_locale()
    {
        folder.Change("xx/phrases.yaml", "below: I have answered below.", "below: Atebais isod.");

        var library = ContentLoader.Load(folder.Path).Library!;

        Assert.Equal("Atebais isod.", library.For("XX-gb").Phrases["bot.below"]);
        Assert.Equal("I have answered below.", library.For("en-GB").Phrases["bot.below"]);
        Assert.Equal("I have answered below.", library.For("de-DE").Phrases["bot.below"]);
        Assert.Equal("I have answered below.", library.For(null).Phrases["bot.below"]);
    }

    [Fact]
    public void A_missing_phrase_is_told_with_the_place_of_the_English_one()
    {
        folder.Change("xx/phrases.yaml", "  unknown-button:", "  unknown-knob:");

        var problems = folder.Problems();

        var line = folder.LineOf("en/phrases.yaml", "  unknown-button:");
        Assert.Contains(
            problems,
            p =>
                p.File == "xx/phrases.yaml"
                && p.Message.Contains("'unknown-button' is missing")
                && p.Message.Contains($"en/phrases.yaml, line {line}")
        );
        Assert.Contains(problems, p => p.File == "xx/phrases.yaml" && p.Message.Contains("'unknown-knob' is not in"));
    }

    [Fact]
    public void A_missing_tip_and_a_missing_choice_are_told()
    {
        folder.Change("xx/tips.yaml", "id: one-reason", "id: another-one");
        folder.Change("xx/guide.yaml", "id: journalists", "id: reporters");

        var problems = folder.Problems();

        Assert.Contains(problems, p => p.File == "xx/tips.yaml" && p.Message.Contains("'one-reason'"));
        Assert.Contains(problems, p => p.File == "xx/guide.yaml" && p.Message.Contains("'journalists'"));
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        File.Delete(folder.PathOf("xx/posts.yaml"));

        Assert.Contains(
            folder.Problems(),
            p => p.File == "xx/posts.yaml" && p.Message.Contains("missing in this language")
        );
    }

    [Fact]
    public void Places_to_fill_must_be_the_same()
    {
        folder.Change("xx/phrases.yaml", "Hello {name}", "Hello {who}");

        var problem = Assert.Single(folder.Problems());

        Assert.Equal(folder.LineOf("xx/phrases.yaml", "Hello {who}"), problem.Line);
        Assert.Contains("{who} here and {name} in English", problem.Message);
    }

    [Fact]
    public void Welsh_needs_all_its_six_forms()
    {
        var node = ContentNode.ReadText("people:\n  one: \"{count} a\"\n  other: \"{count} b\"\n", "cy/phrases.yaml");

        var e = Assert.Throws<ContentException>(() => Phrases.Read(node, "cy"));
        Assert.Contains("'zero' is missing", e.Message);
    }
}
