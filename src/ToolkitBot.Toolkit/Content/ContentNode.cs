using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// A node of a content file: a text, a list or named entries. It knows its file and line, for precise error messages.
/// Every read returns a usable value or throws <see cref="ContentException"/>; a node that tells (<see cref="Telling"/>)
/// notes what is wrong and goes on with a stand-in, so that all faults of a file are found at once.
/// </summary>
public sealed class ContentNode
{
    // Null for a stand-in, whose lack was told.
    private readonly YamlNode? node;
    private readonly string name;
    private readonly List<ContentProblem>? told;

    private ContentNode(YamlNode? node, string file, string name, int line, List<ContentProblem>? told)
    {
        this.node = node;
        this.name = name;
        this.told = told;
        File = file;
        Line = line;
    }

    /// <summary>Path of the file below the content folder.</summary>
    public string File { get; }

    /// <summary>Line of the node in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>
    /// Texts of the file that a comment cuts short, such as <c>Write a # and letters</c> without quotation marks. Only
    /// on the root node.
    /// </summary>
    public IReadOnlyList<ContentProblem> Cuts { get; private init; } = [];

    /// <summary>Reads a YAML file.</summary>
    /// <param name="path">The file on disk.</param>
    /// <param name="shownAs">Its path below the content folder, as shown in problems.</param>
    public static ContentNode ReadFile(string path, string shownAs) =>
        ReadText(ContentFiles.ReadText(path, shownAs), shownAs);

    /// <summary>Reads YAML from memory.</summary>
    public static ContentNode ReadText(string yaml, string shownAs)
    {
        if (yaml.Length > PlainYaml.MostCharacters)
        {
            throw new ContentException(new(shownAs, 1, "this file is too long to be read; divide it."));
        }

        try
        {
            var parser = new PlainYaml(new Parser(new StringReader(yaml)), yaml, shownAs);
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents switch
            {
                [] => throw new ContentException(new(shownAs, 1, "this file is empty; it needs its entries.")),
                [var only] => new ContentNode(only.RootNode, shownAs, "this file", LineOf(only.RootNode), null)
                {
                    Cuts = parser.Cuts,
                },
                [_, var second, ..] => throw new ContentException(
                    new(
                        shownAs,
                        LineOf(second.RootNode),
                        "a line of three hyphens ends the file before here; take that line away."
                    )
                ),
            };
        }
        catch (InvalidOperationException)
        {
            // The parser fails on an unclosed bracket without saying where it is.
            throw new ContentException(
                new(
                    shownAs,
                    UnclosedLine(yaml),
                    "a bracket or brace that is opened on this line is not closed; close it, or put the text in quotation marks."
                )
            );
        }
        catch (YamlException e)
        {
            if (TabLine(yaml) is { } tab)
            {
                throw new ContentException(
                    new(shownAs, tab, "a tab stands at the start of this line; write spaces in its place.")
                );
            }

            var line = (int)Math.Max(1, e.Start.Line);
            throw new ContentException(
                new(
                    shownAs,
                    line,
                    $"this line cannot be read as YAML ({PlainReason(e)}); check the spaces at its start, its colon and its quotation marks."
                )
            );
        }
    }

    /// <summary>Returns the first line that a tab pushes in, counted from 1; the parser complains of another one.</summary>
    private static int? TabLine(string yaml) =>
        Array.FindIndex(yaml.Split('\n'), line => line[..^line.TrimStart().Length].Contains('\t')) is >= 0 and var at
            ? at + 1
            : null;

    /// <summary>Returns the first line that opens more brackets and braces than it closes, counted from 1.</summary>
    private static int UnclosedLine(string yaml)
    {
        var lines = yaml.Split('\n');
        var at = Array.FindIndex(lines, line => line.Count(c => c is '[' or '{') > line.Count(c => c is ']' or '}'));
        return Math.Max(0, at) + 1;
    }

    /// <summary>Stands for a file that cannot be read, which was told: every read of it gives a stand-in.</summary>
    internal static ContentNode Absent(string file, List<ContentProblem> told) => new(null, file, "this file", 1, told);

    /// <summary>The same node, whose reads note what is wrong in a list instead of throwing.</summary>
    internal ContentNode Telling(List<ContentProblem> problems) => new(node, File, name, Line, problems);

    /// <summary>Creates an exception about this node, for the caller to throw.</summary>
    public ContentException Problem(string message) => new(new(File, Line, message));

    /// <summary>Says what is wrong with this node: to its list where it tells, else as an exception.</summary>
    /// <exception cref="ContentException">The node does not tell.</exception>
    public void Tell(string message)
    {
        if (told is null)
        {
            throw Problem(message);
        }

        if (node is not null)
        {
            told.Add(new(File, Line, message));
        }
    }

    /// <summary>Returns whether there is a non-empty entry with that name.</summary>
    public bool Has(string key) => Find(key) is { } found && !IsEmpty(found.Value);

    /// <summary>Rejects entries other than those listed, so that typing errors are noticed.</summary>
    public void Only(params string[] keys)
    {
        foreach (var entry in Entries())
        {
            if (!keys.Contains(entry.Name, StringComparer.Ordinal))
            {
                entry.Value.Tell($"'{entry.Name}' is not an entry of {name}; known are {string.Join(", ", keys)}.");
            }
        }
    }

    /// <summary>Returns a required entry of any kind.</summary>
    public ContentNode Get(string key)
    {
        if (Find(key) is { } found && !IsEmpty(found.Value))
        {
            // A nested value begins a line after its name; an editor looks for the name.
            return new ContentNode(found.Value, File, $"'{key}'", LineOf(found.Key), told);
        }

        // What holds no entries at all was told by the search.
        if (node is YamlMappingNode)
        {
            Tell($"'{key}' is missing in {name}; add it.");
        }

        return new ContentNode(null, File, $"'{key}'", Line, told);
    }

    /// <summary>Returns a required text.</summary>
    public string Text(string key) => Get(key).AsText();

    /// <summary>Returns a text, or null if the entry is absent.</summary>
    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>Returns a required whole number.</summary>
    public int Number(string key) =>
        Get(key)
            .As(
                (string text, out int number) =>
                    int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number),
                $"'{key}' must be a whole number."
            );

    /// <summary>Returns a yes or no (<c>true</c>, <c>false</c>), or the default if the entry is absent.</summary>
    public bool Flag(string key, bool otherwise)
    {
        return Has(key)
            ? Get(key)
                .As(
                    (string text, out bool flag) => (flag = text == "true") || text == "false",
                    $"'{key}' must be true or false."
                )
            : otherwise;
    }

    /// <summary>Returns a required list of texts.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(item => item.AsText())];

    /// <summary>Returns a list of texts; empty if the entry is absent.</summary>
    public IReadOnlyList<string> TextsOrEmpty(string key) => Has(key) ? Texts(key) : [];

    /// <summary>Returns a required list.</summary>
    public IReadOnlyList<ContentNode> List(string key) => Get(key).AsList();

    /// <summary>Returns a list; empty if the entry is absent.</summary>
    public IReadOnlyList<ContentNode> ListOrEmpty(string key) => Has(key) ? List(key) : [];

    /// <summary>Returns the named entries of this node, in the order of the file.</summary>
    public IEnumerable<(string Name, ContentNode Value)> Entries()
    {
        foreach (var child in Children)
        {
            if (child.Key is YamlScalarNode { Value: { } key })
            {
                yield return (key, new ContentNode(child.Value, File, $"'{key}'", LineOf(child.Key), told));
            }
            else
            {
                new ContentNode(child.Key, File, name, LineOf(child.Key), told).Tell(
                    $"{name} holds something that is no name; put text that begins with a brace or bracket in quotation marks."
                );
            }
        }
    }

    /// <summary>Returns this node as text; the stand-in is empty.</summary>
    public string AsText()
    {
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }

        Tell($"{name} must be text and must not be empty.");
        return "";
    }

    /// <summary>Returns this node as what its text says.</summary>
    /// <param name="parse">Reads the text, and returns whether it can be read.</param>
    /// <param name="message">What is said of a text that cannot be read.</param>
    public T? As<T>(Parser<T> parse, string message)
    {
        var text = AsText();
        if (parse(text, out var value) || text.Length == 0)
        {
            return value;
        }

        Tell(message);
        return default;
    }

    /// <summary>Reads a value from text.</summary>
    public delegate bool Parser<T>(string text, out T? value);

    /// <summary>Returns this node as a list; the stand-in is empty.</summary>
    public IReadOnlyList<ContentNode> AsList()
    {
        if (node is YamlSequenceNode list)
        {
            return
            [
                .. list.Children.Select(child => new ContentNode(
                    child,
                    File,
                    $"an entry of {name}",
                    LineOf(child),
                    told
                )),
            ];
        }

        Tell($"{name} must be a list (lines that begin with '- ').");
        return [];
    }

    /// <summary>Whether this node is a list.</summary>
    public bool IsList => node is YamlSequenceNode;

    /// <summary>Whether this node has named entries.</summary>
    public bool IsMap => node is YamlMappingNode;

    /// <summary>Whether this node is a single text, possibly empty.</summary>
    public bool IsText => node is YamlScalarNode;

    private (YamlNode Key, YamlNode Value)? Find(string key)
    {
        foreach (var child in Children)
        {
            if (child.Key is YamlScalarNode scalar && scalar.Value == key)
            {
                return (child.Key, child.Value);
            }
        }

        return null;
    }

    private IEnumerable<KeyValuePair<YamlNode, YamlNode>> Children
    {
        get
        {
            if (node is YamlMappingNode map)
            {
                return map.Children;
            }

            Tell($"{name} must hold named entries ('name: value').");
            return [];
        }
    }

    private static int LineOf(YamlNode node) => (int)Math.Max(1, node.Start.Line);

    private static bool IsEmpty(YamlNode found) => found is YamlScalarNode { Value: null or "" };

    private static string PlainReason(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        var end = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
    }
}
