using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

public sealed class TemplateBindingTests
{
    private static readonly CardTemplate Template = CardTemplate.Compile(
        """
        {
          "title": "${title} ${md(by.name)}",
          "next": "${$host.walk.next}",
          "body": [
            {
              "text": "${label} ${$root.title} ${$data.sub.x} ${$index}",
              "$data": "${items}",
              "$when": "${exists(label)}"
            },
            { "$data": "${list[0]}", "text": "${x}" },
            { "text": "${$host.themes[theme]} ${coalesce(extra, 'none')} ${json(raw).k}" },
            { "$data": { "n": 1 }, "text": "${n} ${$root.deep['a b']}" }
          ]
        }
        """,
        "t"
    );

    [Fact]
    public void The_paths_are_told_with_their_scope() =>
        Assert.Equal(
            [
                "title",
                "by.name",
                "$host.walk.next",
                "items",
                "items[].label",
                "items[].label",
                "title",
                "items[].sub.x",
                "list[0]",
                "list[0][].x",
                "theme",
                "$host.themes[*]",
                "extra",
                "raw",
                "?.n",
                "deep.a b",
            ],
            Template.Bindings.Select(b => b.Path)
        );

    [Fact]
    public void They_tell_what_may_be_absent_what_is_escaped_and_where_they_stand()
    {
        Assert.Equal(
            ["items", "items[].label", "list[0]", "extra"],
            Template.Bindings.Where(b => b.MayBeAbsent).Select(b => b.Path)
        );
        Assert.Equal(["by.name"], Template.Bindings.Where(b => b.IsEscaped).Select(b => b.Path));
        var words = Template.Bindings.Single(b => b.Path == "$host.walk.next");
        Assert.Equal(("next", 3, "$host.walk.next"), (words.Place, words.Line, words.Expression));
    }

    [Fact]
    public void They_are_looked_for_in_a_sample_and_in_the_words()
    {
        var data = JsonNode.Parse(
            """
            {"title":"T","by":{"name":null},"items":[{"sub":{"x":1}},{"label":"L"}],"list":[{"y":1}],
             "theme":"a","deep":{}}
            """
        );
        var host = JsonNode.Parse("""{"walk":{"nxet":"Next"},"themes":{"b":"B"}}""");
        Assert.Equal(
            ["$host.walk.next", "list[0][].x", "extra", "raw", "deep.a b"],
            Template.Bindings.Where(b => !b.IsFoundIn(data, host)).Select(b => b.Path)
        );
    }
}
