using System.Text.Json.Nodes;
using ToolkitBot.Cards.Templates;

namespace ToolkitBot.Cards;

/// <summary>A piece of data that a template reads, for tests that compare templates with data.</summary>
public sealed class TemplateBinding
{
    private readonly BindingPath path;

    internal TemplateBinding(
        BindingPath path,
        string place,
        int line,
        string expression,
        bool mayBeAbsent,
        bool isEscaped
    )
    {
        this.path = path;
        Place = place;
        Line = line;
        Expression = expression;
        MayBeAbsent = mayBeAbsent;
        IsEscaped = isEscaped;
    }

    /// <summary>
    /// The path from the root of the data, or from <c>$host</c> if it starts with that. <c>[]</c> is each item of a
    /// repetition, <c>[*]</c> a key computed from data; a leading <c>?</c> is a scope that cannot be determined.
    /// </summary>
    public string Path => path.ToString();

    /// <summary>JSON path of the string in the template.</summary>
    public string Place { get; }

    /// <summary>Line of the template's file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The expression as written.</summary>
    public string Expression { get; }

    /// <summary>
    /// Whether the template works without it: it is read by <c>$when</c>, <c>$data</c>, <c>exists</c>, <c>empty</c> or
    /// <c>coalesce</c>.
    /// </summary>
    public bool MayBeAbsent { get; }

    /// <summary>Whether it is inside <c>md(...)</c>, as text from other people must be.</summary>
    public bool IsEscaped { get; }

    /// <summary>Whether it is read from <c>$host</c>.</summary>
    public bool IsHost => path.IsHost;

    /// <summary>
    /// Returns whether the data has this path. Null counts as present, and so does everything below an empty list; one
    /// item of a list is enough. A path that cannot be determined counts as found.
    /// </summary>
    public bool IsFoundIn(JsonNode? data, JsonNode? host) => !path.IsKnown || path.IsFoundIn(path.IsHost ? host : data);

    /// <summary>Returns whether data of this shape can have the path: its lists hold one item that stands for all.</summary>
    public bool IsFoundInShape(JsonNode? shape) => !path.IsKnown || path.OfAnyItem().IsFoundIn(shape);

    /// <inheritdoc/>
    public override string ToString() => Path;
}
