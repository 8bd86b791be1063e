using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// A node of a content file: a text, a list or named entries. It knows its file and line, for precise error messages.
/// Every read returns a usable value or throws <see cref="ContentException"/>.
/// </summary>
public sealed class ContentNode
{
    private readonly YamlNode node;
    private readonly string name;

    private ContentNode(YamlNode node, string file, string name, YamlNode? key = null)
    {
        this.node = node;
        this.name = name;
        File = file;

        // A nested value begins a line after its name; an editor looks for the name.
        Line = (int)Math.Max(1, (key ?? node).Start.Line);
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
        ReadText(ContentFiles.Text(ContentFiles.ReadBytes(path), shownAs), shownAs);

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
                [var only] => new ContentNode(only.RootNode, shownAs, "this file") { Cuts = parser.Cuts },
                [_, var second, ..] => throw new ContentException(
                    new(
                        shownAs,
                        (int)Math.Max(1, second.RootNode.Start.Line),
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

    /// <summary>Returns the first line that opens more brackets and braces than it closes, counted from 1.</summary>
    private static int UnclosedLine(string yaml)
    {
        var lines = yaml.Split('\n');
        var at = Array.FindIndex(lines, line => line.Count(c => c is '[' or '{') > line.Count(c => c is ']' or '}'));
        return Math.Max(0, at) + 1;
    }

    /// <summary>Creates an exception about this node, for the caller to throw.</summary>
    public ContentException Problem(string message) => new(new(File, Line, message));

    /// <summary>Returns whether there is a non-empty entry with that name.</summary>
    public bool Has(string key) => Find(key) is { } found && !IsEmpty(found.Value);

    /// <summary>Rejects entries other than those listed, so that typing errors are noticed.</summary>
    public void Only(params string[] keys)
    {
        foreach (var entry in Entries())
        {
            if (!keys.Contains(entry.Name, StringComparer.Ordinal))
            {
                throw entry.Value.Problem(
                    $"'{entry.Name}' is not an entry of {name}; known are {string.Join(", ", keys)}."
                );
            }
        }
    }

    /// <summary>Returns a required entry of any kind.</summary>
    public ContentNode Get(string key) =>
        Find(key) is { } found && !IsEmpty(found.Value)
            ? new ContentNode(found.Value, File, $"'{key}'", found.Key)
            : throw Problem($"'{key}' is missing in {name}; add it.");

    /// <summary>Returns a required text.</summary>
    public string Text(string key) => Get(key).AsText();

    /// <summary>Returns a text, or null if the entry is absent.</summary>
    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>Returns a required whole number.</summary>
    public int Number(string key)
    {
        var entry = Get(key);
        return int.TryParse(entry.AsText(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw entry.Problem($"'{key}' must be a whole number.");
    }

    /// <summary>Returns a yes or no (<c>true</c>, <c>false</c>), or the default if the entry is absent.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (!Has(key))
        {
            return otherwise;
        }

        return Text(key) switch
        {
            "true" => true,
            "false" => false,
            _ => throw Get(key).Problem($"'{key}' must be true or false."),
        };
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
        if (node is not YamlMappingNode map)
        {
            throw Problem($"{name} must hold named entries ('name: value').");
        }

        return map.Children.Select(child =>
        {
            if (child.Key is not YamlScalarNode { Value: { } key })
            {
                throw new ContentNode(child.Key, File, name).Problem(
                    $"{name} holds something that is no name; put text that begins with a brace or bracket in quotation marks."
                );
            }

            return (key, new ContentNode(child.Value, File, $"'{key}'", child.Key));
        });
    }

    /// <summary>Returns this node as text.</summary>
    public string AsText() =>
        node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : throw Problem($"{name} must be text and must not be empty.");

    /// <summary>Returns this node as a list.</summary>
    public IReadOnlyList<ContentNode> AsList() =>
        node is YamlSequenceNode list
            ? [.. list.Children.Select(child => new ContentNode(child, File, $"an entry of {name}"))]
            : throw Problem($"{name} must be a list (lines that begin with '- ').");

    /// <summary>Whether this node is a list.</summary>
    public bool IsList => node is YamlSequenceNode;

    /// <summary>Whether this node has named entries.</summary>
    public bool IsMap => node is YamlMappingNode;

    /// <summary>Whether this node is a single text, possibly empty.</summary>
    public bool IsText => node is YamlScalarNode;

    private (YamlNode Key, YamlNode Value)? Find(string key)
    {
        if (node is not YamlMappingNode map)
        {
            throw Problem($"{name} must hold named entries ('name: value').");
        }

        foreach (var child in map.Children)
        {
            if (child.Key is YamlScalarNode scalar && scalar.Value == key)
            {
                return (child.Key, child.Value);
            }
        }

        return null;
    }

    private static bool IsEmpty(YamlNode found) => found is YamlScalarNode { Value: null or "" };

    private static string PlainReason(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        var end = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
    }
}
