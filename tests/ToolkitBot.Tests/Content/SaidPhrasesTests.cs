using System.Text.RegularExpressions;
using ToolkitBot.Languages;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>
/// Which phrases code and pages say is collected from their sources and held against <c>said-phrases.txt</c>, by which
/// <c>content check</c> knows them. With <c>SAID_PHRASES=write</c> in the environment the list is written anew.
/// </summary>
public sealed partial class SaidPhrasesTests
{
    private static readonly string Root = Directory.GetParent(ContentFolder.Real)!.FullName;
    private static readonly string ListFile = Path.Combine(Root, "src/ToolkitBot/Languages/said-phrases.txt");
    private static readonly string Code = Sources("*.cs", "src/ToolkitBot", "src/ToolkitBot.Toolkit");
    private static readonly string Pages = Sources("*.html", "src/ToolkitBot/Web/Pages/src");
    private static readonly string Scripts = Sources("*.js", "src/ToolkitBot/Web/Pages/src");

    private readonly Phrases english = ContentFolder.English.Phrases;

    [Fact]
    public void The_list_of_said_phrases_is_what_the_sources_say()
    {
        var said = english.Keys.Where(IsSaid).Order(StringComparer.Ordinal);
        var lines = said.Select(key => PhraseUses.Line(key, english)).ToList();
        if (Environment.GetEnvironmentVariable("SAID_PHRASES") == "write")
        {
            File.WriteAllText(ListFile, string.Concat(lines.Select(line => line + "\n")));
        }

        var listed = File.ReadAllLines(ListFile);
        Assert.True(
            lines.SequenceEqual(listed),
            $"said-phrases.txt lacks [{string.Join("; ", lines.Except(listed))}] and has too much of [{string.Join("; ", listed.Except(lines))}]; run this test with SAID_PHRASES=write."
        );
    }

    [Fact]
    public void Every_phrase_that_code_asks_for_by_name_is_there()
    {
        var asked = Asked().Select(match => match.Groups["key"].Value).ToList();

        Assert.True(asked.Count > 100, $"only {asked.Count} found");
        Assert.DoesNotContain(asked, key => !english.Keys.Contains(key));
    }

    [Fact]
    public void What_code_fills_in_is_what_the_phrase_has()
    {
        var calls = Filled().ToList();

        Assert.True(calls.Count > 20, $"only {calls.Count} found");
        foreach (Match call in calls)
        {
            var given = Place().Matches(call.Groups["values"].Value).Select(place => place.Groups[1].Value).ToList();
            if (given.Count == 0 && call.Groups["how"].Value == "Format")
            {
                // A variable is handed on; the scripted conversations say these.
                continue;
            }

            var key = call.Groups["key"].Value;
            var counted = call.Groups["how"].Value == "Plural" ? ["count"] : Array.Empty<string>();
            Assert.Equal(
                $"{key}: {string.Join(", ", english.Places(key).Except(counted).Order())}",
                $"{key}: {string.Join(", ", given.Order())}"
            );
        }
    }

    // "key" in code, [[key]] in a page, "key" without its group in the wall's scripts, $"group.{...}" for a whole group.
    private bool IsSaid(string key)
    {
        string[] forms = english.PluralKeys.Contains(key) ? [key, $"{key}.one", $"{key}.other"] : [key];
        return forms.Any(form => Code.Contains($"\"{form}\"") || Pages.Contains($"[[{form}]]"))
            || (
                key.StartsWith("wall.", StringComparison.Ordinal)
                && Regex.IsMatch(Scripts, $"""["'`]{Regex.Escape(key[5..])}["'`.]""")
            )
            || Groups().Any(group => key.StartsWith(group, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Groups() => WholeGroup().Matches(Code).Select(match => match.Groups[1].Value);

    private static IEnumerable<Match> Asked() => ByName().Matches(Code);

    private static IEnumerable<Match> Filled() => WithValues().Matches(Code);

    private static string Sources(string pattern, params string[] folders) =>
        string.Join(
            '\n',
            folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                )
                .Where(file => !Regex.IsMatch(file, @"[\\/](obj|bin|node_modules|dist)[\\/]"))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
        );

    [GeneratedRegex(
        """(?:[Ww]ords|[Pp]hrases)(?:\[|\.Format\(\s*|\.Plural\(\s*)"(?<key>[a-z0-9.-]+)"|(?:Notices\.Of\(turn, |new OutboxNotice\(\s*)"(?<key>[a-z0-9.-]+)"|(?:[Ww]ords|[Pp]hrases)\[[^\]"]*\? "(?<key>[a-z0-9.-]+)" : "[a-z0-9.-]+"\]|(?:[Ww]ords|[Pp]hrases)\[[^\]"]*\? "[a-z0-9.-]+" : "(?<key>[a-z0-9.-]+)"\]"""
    )]
    private static partial Regex ByName();

    // A call to its closing parenthesis, with calls inside it.
    [GeneratedRegex(
        """\.(?<how>Format|Plural)\(\s*"(?<key>[a-z0-9-]+(?:\.[a-z0-9-]+)+)"(?<values>(?:[^()]|\((?<depth>)|\)(?<-depth>))*(?(depth)(?!)))\)"""
    )]
    private static partial Regex WithValues();

    [GeneratedRegex("""\(\s*"([a-z][a-z0-9-]*)",""")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:[Ww]ords|[Pp]hrases)\[\$"([a-z-]+(?:\.[a-z-]+)*\.)\{""")]
    private static partial Regex WholeGroup();
}
