namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>An answer of an organisation's own as a file has it; nothing of it is checked yet.</summary>
/// <param name="File">Name of the file; empty for words that were pasted.</param>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Wordings">The ways to ask for it; the first is its heading.</param>
/// <param name="Ask">Whom to ask for more; empty for nobody.</param>
/// <param name="Until">The day on which somebody looks whether it still holds; empty for none.</param>
public sealed record OwnAnswerRow(
    string File,
    int Line,
    IReadOnlyList<string> Wordings,
    string Answer,
    string Ask,
    string Until
);
