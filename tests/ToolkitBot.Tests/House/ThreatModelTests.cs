using System.Text.RegularExpressions;

namespace ToolkitBot.Tests.House;

/// <summary>The paper on threats names the tests that hold each rule: every one of them is there, and is a test.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["T"] = "ToolkitBot.Tests",
        ["A"] = "ToolkitBot.AppTests",
    };

    [Fact]
    public void Every_threat_names_tests_that_exist()
    {
        var rows = Rows().ToList();
        var named = rows.SelectMany(Named).ToList();

        Assert.True(rows.Count > 35 && named.Count > rows.Count, $"{rows.Count} rows, {named.Count} tests");
        Assert.Empty(rows.Where(row => !Named(row).Any()).Select(row => row[0]));
        Assert.Empty(named.Where(test => !IsThere(test)).Select(test => $"{test.Project} {test.Class}.{test.Method}"));
    }

    /// <summary>The cells of each row of a table that says by which tests it is held.</summary>
    private static IEnumerable<string[]> Rows()
    {
        var isHeld = false;
        foreach (var line in File.ReadLines(Repository.Of("docs", "threat-model.md")))
        {
            var cells = line.StartsWith('|') ? line.Trim('|').Split('|', StringSplitOptions.TrimEntries) : [];
            if (cells is [.., "Held by"])
            {
                isHeld = true;
            }
            else if (cells.Length == 0)
            {
                isHeld = false;
            }
            else if (isHeld && !cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                yield return cells;
            }
        }
    }

    /// <summary>A letter counts until the next one, and a class for the methods behind it that name none.</summary>
    private static IEnumerable<Test> Named(string[] row)
    {
        var (project, type) = ("", "");
        foreach (Match name in Name().Matches(row[^1]))
        {
            project = name.Groups["letter"] is { Success: true } letter ? Projects[letter.Value] : project;
            type = name.Groups["class"] is { Length: > 0 } found ? found.Value : type;
            yield return new(project, type, name.Groups["method"].Value);
        }
    }

    private static bool IsThere(Test test)
    {
        var files = Directory.GetFiles(
            Repository.Of("tests", test.Project),
            $"{test.Class}.cs",
            SearchOption.AllDirectories
        );
        var tests = files.SelectMany(file => Tests().Matches(File.ReadAllText(file)));
        return tests.Any(match => match.Groups["method"].Value.StartsWith(test.Method, StringComparison.Ordinal));
    }

    private sealed record Test(string Project, string Class, string Method);

    [GeneratedRegex(@"(?:\b(?<letter>[TA]) )?`(?<class>\w*)(?:\.(?<method>\w+)…?)?`")]
    private static partial Regex Name();

    // A test's attributes, which may hold brackets of their own, and the method behind them.
    [GeneratedRegex(
        @"\[(?:\w*Fact|\w*Theory)\b[^\n]*\n(?:\s*(?://[^\n]*|[\[\])][^\n]*|[^\n;{}]*[,\]])\n)*\s*public (?:async )?(?:void|Task) (?<method>\w+)\("
    )]
    private static partial Regex Tests();
}
