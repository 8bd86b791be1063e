using System.Globalization;
using System.Text;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>Content is names, lists and texts; the rest of YAML is refused before anything is built from it.</summary>
public sealed class PlainYamlTests
{
    [Theory]
    [InlineData("a: &a [*a]", 1, "an anchor")]
    [InlineData("a: 1\nb: *a", 2, "an alias")]
    [InlineData("a: 1\nb:\n  - &x text", 3, "an anchor")]
    [InlineData("*a : 1", 1, "an alias")]
    [InlineData("a: !!binary aGVsbG8=", 1, "a tag")]
    [InlineData("a:\n  - !x y", 2, "a tag")]
    [InlineData("a: 1\n---\nb: 2", 3, "three hyphens")]
    public void What_content_does_not_need_is_refused_with_its_line(string yaml, int line, string sentence)
    {
        var problem = Refused(yaml);

        Assert.Equal(line, problem.Line);
        Assert.Contains(sentence, problem.Message);
    }

    [Fact]
    public void Aliases_that_double_at_every_line_are_refused_at_the_first()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        Assert.Equal(1, Refused(yaml.ToString()).Line);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_without_end_is_refused(string opening) =>
        Assert.Contains("deep", Refused(string.Concat(Enumerable.Repeat(opening, 50_000))).Message);

    [Fact]
    public void Entries_without_end_are_refused() =>
        Assert.Contains("divide it", Refused(string.Concat(Enumerable.Repeat("- a\n", 250_000))).Message);

    [Fact]
    public void A_file_without_end_is_refused() =>
        Assert.Contains("too long", Refused("a: " + new string('x', 5_000_000)).Message);

    [Theory]
    [InlineData("a: Write a # and letters", 1)]
    [InlineData("a:\n  b: first\n    second # third\n", 2)]
    [InlineData("a:\n  - one\n  - two #three", 3)]
    [InlineData("a: x\nb: y\t# z", 2)]
    public void A_text_that_a_comment_cuts_short_is_told(string yaml, int line)
    {
        var cut = Assert.Single(ContentNode.ReadText(yaml, "x.yaml").Cuts);

        Assert.Equal(line, cut.Line);
        Assert.Contains("quotation marks", cut.Message);
    }

    [Theory]
    [InlineData("# a comment\na: text\n# another\n")]
    [InlineData("a: \"Write a # and letters\" # really")]
    [InlineData("a: C#")]
    [InlineData("a:#b: text")]
    [InlineData("a: >-\n  Write a # and letters\n")]
    [InlineData("a: # the list\n  - one\n")]
    [InlineData("a: [one, two] # numbers")]
    [InlineData("a: text\n\n  # below\nb: more")]
    public void Other_comments_are_fine(string yaml) => Assert.Empty(ContentNode.ReadText(yaml, "x.yaml").Cuts);

    private static ContentProblem Refused(string yaml) =>
        Assert.Throws<ContentException>(() => ContentNode.ReadText(yaml, "x.yaml")).Problem;
}
