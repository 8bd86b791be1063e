using System.Text.RegularExpressions;

namespace ToolkitBot.Tests.House;

/// <summary>No paper sends its reader to a file or a heading that is not there.</summary>
public sealed partial class PaperLinksTests
{
    private static readonly string[] NotOurs = ["node_modules", "bin", "obj", "artifacts", "out", ".git"];

    [Fact]
    public void Every_link_within_the_repository_leads_somewhere()
    {
        var papers = Papers(new DirectoryInfo(Repository.Root)).ToList();
        Assert.Contains(Repository.Of("README.md"), papers);
        var dead =
            from paper in papers
            from Match link in Link().Matches(Fence().Replace(File.ReadAllText(paper), ""))
            let target = link.Groups["target"].Value
            where !Leads(paper, target)
            select $"{Path.GetRelativePath(Repository.Root, paper)}: {target}";
        Assert.Empty(dead);
    }

    [Fact]
    public void The_first_page_keeps_its_two_commands_and_its_three_doors()
    {
        var page = File.ReadAllText(Repository.Of("README.md"));
        foreach (
            var part in new[]
            {
                "\ndotnet run --project src/ToolkitBot\n",
                "\ndotnet test ToolkitBot.sln\n",
                "](docs/staff.md)",
                "](docs/communications-team.md)",
                "](docs/engineer.md)",
            }
        )
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_tests_that_papers_for_adopters_name_are_there()
    {
        var papers = Papers(new DirectoryInfo(Repository.Of("docs", "adopting")))
            .Concat(Papers(new DirectoryInfo(Repository.Of("deploy"))));
        var named = papers
            .SelectMany(paper => TestClass().Matches(File.ReadAllText(paper)))
            .Select(match => match.Groups["class"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var there = Directory
            .EnumerateFiles(Repository.Of("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.True(named.Count > 10);
        Assert.Empty(named.Except(there, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Papers(DirectoryInfo folder) =>
        folder
            .EnumerateFiles("*.md")
            .Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(Papers));

    private static bool Leads(string paper, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? paper : Path.Combine(Path.GetDirectoryName(paper)!, parts[0]);
        return parts.Length == 1
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file) && Anchors(file).Contains(parts[1]);
    }

    /// <summary>The names that headings get on GitHub.</summary>
    private static IEnumerable<string> Anchors(string file) =>
        Heading()
            .Matches(Fence().Replace(File.ReadAllText(file), ""))
            .Select(heading => NoLetter().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), ""))
            .Select(text => text.Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<class>\w+Tests)`")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoLetter();
}
