namespace ToolkitBot.Cards;

/// <summary>
/// Thrown if a template cannot be compiled or expanded. The message is one plain sentence for the author of the card
/// and never contains data, so it is safe to log.
/// </summary>
public sealed class TemplateException : Exception
{
    /// <summary>A problem at a place in a template.</summary>
    /// <param name="template">Name of the template.</param>
    /// <param name="path">JSON path in the template (<c>body[0].text</c>); empty for the whole template.</param>
    /// <param name="line">Line of the template's file, counted from 1.</param>
    /// <param name="expression">The expression as written, or null if none is at fault.</param>
    /// <param name="problem">What is wrong and what to do, in one sentence.</param>
    public TemplateException(string template, string path, int line, string? expression, string problem)
        : base($"{template}, line {line}: {Describe(path, expression, problem)}")
    {
        Template = template;
        Path = path;
        Line = line;
        Expression = expression;
        Problem = Describe(path, expression, problem);
        All = [this];
    }

    /// <summary>Name of the template.</summary>
    public string Template { get; }

    /// <summary>JSON path in the template; empty for the whole template.</summary>
    public string Path { get; }

    /// <summary>Line in the template's file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The expression as written, or null.</summary>
    public string? Expression { get; }

    /// <summary>The message without template and line.</summary>
    public string Problem { get; }

    /// <summary>Every problem of a template that cannot be compiled, this one first.</summary>
    public IReadOnlyList<TemplateException> All { get; internal set; }

    private static string Describe(string path, string? expression, string problem)
    {
        var place = path.Length == 0 ? "" : $"in {path}, ";
        var culprit = expression is null ? "" : $"${{{expression}}}: ";
        return place + culprit + problem;
    }
}
