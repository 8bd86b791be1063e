using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;
using ToolkitBot.Cards.Templates;

namespace ToolkitBot.Cards;

/// <summary>
/// A card in the Adaptive Cards templating language. Compiled once; thread-safe, and can be expanded any number of
/// times. The README of this folder describes the language and its differences from Microsoft's engines.
/// </summary>
public sealed class CardTemplate
{
    private readonly TemplateNode root;

    private CardTemplate(string name, TemplateNode root)
    {
        Name = name;
        this.root = root;
        var found = new BindingCollector();
        root.Collect(found, BindingPath.Root);
        Bindings = found.Bindings;
    }

    /// <summary>The name used in error messages.</summary>
    public string Name { get; }

    /// <summary>The data that the template reads, in the order of the file.</summary>
    public IReadOnlyList<TemplateBinding> Bindings { get; }

    /// <summary>Compiles a template.</summary>
    /// <param name="json">The template: JSON whose strings may hold <c>${expressions}</c>.</param>
    /// <param name="name">The name for error messages, usually that of its file.</param>
    /// <exception cref="TemplateException">The text is not JSON, or an expression in it is wrong.</exception>
    public static CardTemplate Compile(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(name);
        return new(name, TemplateReader.Read(name, json));
    }

    /// <summary>Fills in the template. Values are inserted as they are and never parsed as template text.</summary>
    /// <param name="data">The data, <c>$root</c>; only read, never kept.</param>
    /// <param name="host">
    /// Values shared by all cards, <c>$host</c>: the words of a language. Only read, so concurrent expansions may share
    /// one tree.
    /// </param>
    /// <param name="missing">What to do if an expression reads data that is missing.</param>
    /// <returns>JSON that shares nothing with the data.</returns>
    /// <exception cref="TemplateException">An expression fails, or the card grows beyond its limits.</exception>
    public RenderedCard Expand(JsonNode? data, JsonNode? host = null, MissingValues missing = MissingValues.Omit)
    {
        var expansion = new Expansion(data, host, missing);
        using var writer = CardWriter.Take();
        try
        {
            root.Write(writer, new EvaluationScope(expansion, expansion.Root, -1));
        }
        catch (ExpressionException e)
        {
            throw new TemplateException(Name, "", 1, null, e.Message);
        }

        var written = writer.Written;
        return written is [] || written.SequenceEqual("null"u8)
            ? throw new TemplateException(Name, "", 1, null, "nothing is left of it.")
            : new(written.ToArray());
    }
}
