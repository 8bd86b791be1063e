namespace ToolkitBot.Toolkit.Content;

/// <summary>One thing that is wrong in a content file, said so that an editor can mend it.</summary>
/// <param name="File">Path of the file below the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Message">What is wrong and what to do, one sentence.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}, line {Line}: {Message}";
}

/// <summary>Thrown by readers of content for what cannot be used.</summary>
public sealed class ContentException : Exception
{
    /// <summary>One thing that is wrong.</summary>
    public ContentException(ContentProblem problem)
        : this([problem]) { }

    private ContentException(IReadOnlyList<ContentProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The first thing that is wrong.</summary>
    public ContentProblem Problem => Problems[0];

    /// <summary>Everything that is wrong, where a reader could go on after the first.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    internal static ContentException Of(IReadOnlyList<ContentProblem> problems) => new(problems);
}
