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

    private static bool IsThere(Test test) =>
        Written
            .Value[(test.Project, test.Class)]
            .Any(method => method.StartsWith(test.Method, StringComparison.Ordinal));

    /// <summary>The methods that are tests, by project and file.</summary>
    private static readonly Lazy<ILookup<(string Project, string File), string>> Written = new(() =>
        (
            from project in Projects.Values
            from file in Directory.EnumerateFiles(Repository.Of("tests", project), "*.cs", SearchOption.AllDirectories)
            from method in TestsIn(file)
            select (Key: (project, Path.GetFileNameWithoutExtension(file)), method)
        ).ToLookup(test => test.Key, test => test.method)
    );

    private static IEnumerable<string> TestsIn(string file)
    {
        var isTest = false;
        foreach (var line in File.ReadLines(file))
        {
            isTest |= TestAttribute().IsMatch(line);
            if (Method().Match(line) is not { Success: true } method)
            {
                continue;
            }

            if (isTest)
            {
                yield return method.Groups["method"].Value;
            }

            isTest = false;
        }
    }

    private sealed record Test(string Project, string Class, string Method);

    [GeneratedRegex(@"(?:\b(?<letter>[TA]) )?`(?<class>\w*)(?:\.(?<method>\w+)…?)?`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*\[\w*(?:Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^\s*public (?:async )?(?:void|Task) (?<method>\w+)\(")]
    private static partial Regex Method();
}
