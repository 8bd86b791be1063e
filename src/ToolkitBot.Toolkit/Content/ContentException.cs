namespace ToolkitBot.Toolkit.Content;

/// <summary>One thing that is wrong in a content file, said so that an editor can mend it.</summary>
/// <param name="File">Path of the file below the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Message">What is wrong and what to do, one sentence.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}, line {Line}: {Message}";
}

/// <summary>Thrown by readers of content at the first thing in a file that cannot be used.</summary>
public sealed class ContentException(ContentProblem problem) : Exception(problem.ToString())
{
    public ContentProblem Problem { get; } = problem;
}
