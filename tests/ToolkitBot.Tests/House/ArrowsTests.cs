using System.Text.RegularExpressions;

namespace ToolkitBot.Tests.House;

/// <summary>Inside the bot, arrows run one way: a folder may use those before it, never one behind it.</summary>
public sealed partial class ArrowsTests
{
    /// <summary>The drawing of docs/architecture.md. Web and Cli stand side by side; Program.cs, above both, knows all.</summary>
    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["Settings"] = 0,
        ["Storage"] = 1,
        ["Outbox"] = 2,
        ["Languages"] = 3,
        ["Turns"] = 4,
        ["Features"] = 5,
        ["Web"] = 6,
        ["Cli"] = 6,
    };

    private static string Trunk => Repository.Of("src", "ToolkitBot");

    [Fact]
    public void No_folder_uses_one_that_stands_above_or_beside_it()
    {
        var wrong =
            from folder in Floors.Keys
            from file in Directory.EnumerateFiles(Path.Combine(Trunk, folder), "*.cs", SearchOption.AllDirectories)
            from used in Used(File.ReadAllText(file))
            where used != folder && Floors[used] >= Floors[folder]
            select $"{Path.GetRelativePath(Trunk, file)} uses {used}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_folder_of_the_bot_stands_in_the_drawing()
    {
        var folders = Directory
            .EnumerateDirectories(Trunk)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder)!)
            .Except(["bin", "obj"], StringComparer.Ordinal);
        Assert.Equal(Floors.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    /// <summary>Folders that a file names in a using, a full name, or the beginning of one.</summary>
    private static IEnumerable<string> Used(string source) =>
        Uses()
            .Matches(Comments().Replace(source, ""))
            .Select(match => match.Groups["folder"].Value)
            .Where(Floors.ContainsKey);

    [GeneratedRegex(
        @"(?<![\w.])ToolkitBot\.(?<folder>\w+)|^using static ToolkitBot\.(?<folder>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Uses();

    [GeneratedRegex(@"^\s*//.*$|^namespace .*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
