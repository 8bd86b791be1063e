using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Tests.Content;

/// <summary>A command is the same command whatever stands around it or, unseen, in it.</summary>
public sealed class WrappedCommandTests
{
    private static readonly CommandWords Words = ContentFolder.English.Commands;

    public static TheoryData<string, string> Wrappers { get; } =
        new()
        {
            { "\"", "\"" },
            { "'", "'" },
            { "`", "`" },
            { "```\n", "\n```" },
            { "“", "”" },
            { "‘", "’" },
            { "„", "“" },
            { "«", "»" },
            { "‹", "›" },
            { "(", ")" },
            { "[", "]" },
            { "{", "}" },
            { "<", ">" },
            { "**", "**" },
            { "_", "_" },
            { "*", "*" },
            { "", "." },
            { "", "!!" },
            { "", "…" },
            { "", " :)" },
            { "", " 🙏" },
            { "👋 ", "" },
            { "", "\u200E" },
            { "\u2068", "\u2069" },
            { "\uFEFF", "" },
            { "\u200B", "\u200B" },
            { "", "\uFE0F" },
            { "\u00A0", "\u3000" },
            { "- ", "" },
            { "\"“", "”\"" },
            { "/", "" },
            { "> ", "" },
        };

    public static TheoryData<string> Hidden { get; } =
    [
        "\u200E",
        "\u200F",
        "\u200D",
        "\u200C",
        "\u200B",
        "\uFE0F",
        "\uFE0E",
        "\u00AD",
        "\u2068",
        "\u2060",
        "\uFEFF",
        "\u061C",
        "\u034F",
        "\u180E",
        "\U000E0001",
        "\U000E0100",
    ];

    private static IEnumerable<(string Command, string Typed)> All =>
        CommandNames.All.SelectMany(command => Words.WordsOf(command).Select(typed => (command, typed)));

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void Wrapped_words_are_still_the_command(string before, string after) =>
        Assert.DoesNotContain(
            All.Where(c => c.Typed.Any(char.IsLetter)),
            c => Words.Match(before + c.Typed + after)?.Command != c.Command
        );

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Hidden_marks_anywhere_make_no_difference(string mark) =>
        Assert.Empty(
            from c in All
            from at in Enumerable.Range(0, c.Typed.Length + 1)
            where at == 0 || at == c.Typed.Length || !char.IsLowSurrogate(c.Typed[at])
            where Words.Match(c.Typed.Insert(at, mark))?.Command != c.Command
            select $"{c.Command}: {c.Typed} at {at}"
        );

    [Theory]
    [InlineData("“pledge I will answer every comment”", CommandNames.Pledge, "I will answer every comment")]
    [InlineData("pledge \"I will answer every comment\"", CommandNames.Pledge, "I will answer every comment")]
    [InlineData("pledge “listen first” is my rule", CommandNames.Pledge, "“listen first” is my rule")]
    [InlineData("`platform facebook`", CommandNames.Platform, "facebook")]
    [InlineData("\"language English please\"", CommandNames.Language, "English")]
    public void What_follows_is_kept_without_the_marks_around_it(string text, string command, string rest) =>
        Assert.Equal(new CommandMatch(command, rest), Words.Match(text));

    [Theory]
    [InlineData("pledge-drive ideas for wards")]
    [InlineData("\"help\" is not what I typed")]
    [InlineData("(stop) smoking clinic posts")]
    [InlineData("tip-top photos")]
    [InlineData("“start” or “begin” a blog")]
    [InlineData("👍🙄")]
    public void Other_texts_are_still_no_commands(string text) => Assert.Null(Words.Match(text));
}
