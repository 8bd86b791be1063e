using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>Our engine against Microsoft's <c>adaptivecards-templating</c>, case by case.</summary>
public sealed class OracleTests(OracleTests.Answers answers) : IClassFixture<OracleTests.Answers>
{
    public static TheoryData<string> Rows => [.. OracleCases.All.Select(c => c.Row)];

    [NpmTheory]
    [MemberData(nameof(Rows))]
    public void We_answer_as_Microsofts_engine_does_or_differ_on_purpose(string row)
    {
        var known = OracleCases.All.Single(c => c.Row == row);
        var theirs = answers.For(row);
        var ours = Ours(known);

        var same = ours == theirs;
        Assert.True(
            same == (known.Difference == Difference.None),
            $"{known.Template} with {known.Data}: ours {ours}, theirs {theirs}, declared difference {known.Difference}"
        );
    }

    [Fact]
    public void The_cases_cover_the_table_of_edge_cases()
    {
        var rows = OracleCases.All.Select(c => c.Row).ToHashSet();
        Assert.Equal(OracleCases.All.Count, rows.Count);
        Assert.Superset(Enumerable.Range(1, 64).Select(row => $"{row}").ToHashSet(), rows);
    }

    [Fact]
    public void Every_kind_of_difference_has_a_case()
    {
        var seen = OracleCases.All.Select(c => c.Difference).ToHashSet();
        Assert.Superset(Enum.GetValues<Difference>().ToHashSet(), seen);
    }

    private static string Ours(OracleCase known)
    {
        try
        {
            var template = CardTemplate.Compile(known.Template, "case");
            return Canonical(template.Expand(Parse(known.Data), Parse(known.Host)).ToNode());
        }
        catch (TemplateException)
        {
            return "error";
        }
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    private static string Canonical(JsonNode? node) => node?.ToJsonString() ?? "null";

    /// <summary>What Microsoft's engine makes of all cases, asked for once.</summary>
    public sealed class Answers
    {
        private readonly Lazy<Dictionary<string, string>> byRow = new(Ask);

        public string For(string row) => byRow.Value[row];

        private static Dictionary<string, string> Ask()
        {
            var room = new NpmRoom(Repository.Of("tests", "ToolkitBot.Tests", "Cards", "oracle"));
            room.Install();
            var questions = new JsonArray();
            foreach (var known in OracleCases.All)
            {
                var question = new JsonObject { ["template"] = JsonNode.Parse(known.Template) };
                if (known.Data is not null)
                {
                    question["data"] = JsonNode.Parse(known.Data);
                }

                if (known.Host is not null)
                {
                    question["host"] = JsonNode.Parse(known.Host);
                }

                questions.Add(question);
            }

            var answered = JsonNode.Parse(room.Node("expand.js", questions.ToJsonString()))!.AsArray();
            return OracleCases
                .All.Zip(answered)
                .ToDictionary(
                    pair => pair.First.Row,
                    pair => pair.Second!["error"] is null ? Canonical(pair.Second["value"]) : "error"
                );
        }
    }
}
