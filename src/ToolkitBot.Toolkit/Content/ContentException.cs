namespace ToolkitBot.Toolkit.Content;

/// <summary>A problem in a content file, worded so that an editor can fix it.</summary>
/// <param name="File">Path of the file below the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Message">What is wrong and what to do, in one sentence.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}, line {Line}: {Message}";
}

/// <summary>Thrown when content cannot be used.</summary>
public sealed class ContentException : Exception
{
    /// <summary>Creates an exception for one problem.</summary>
    public ContentException(ContentProblem problem)
        : this([problem]) { }

    private ContentException(IReadOnlyList<ContentProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The first problem.</summary>
    public ContentProblem Problem => Problems[0];

    /// <summary>Every problem, if the reader could continue after the first.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    internal static ContentException Of(IReadOnlyList<ContentProblem> problems) => new(problems);
}
