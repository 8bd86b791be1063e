namespace ToolkitBot.Cli.Admin;

/// <summary>How something was found to be.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    Look,

    /// <summary>The bot cannot do its work.</summary>
    Fault,

    /// <summary>It cannot be known from here.</summary>
    Unknown,
}

/// <summary>What the doctor found, and what to do about it.</summary>
/// <param name="Subject">One word or two.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Sentence">What was found; where it is not right, what to do. No secret, no text of anybody.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Sentence)
{
    public static Finding Ok(string subject, string sentence) => new(subject, Verdict.Ok, sentence);

    public static Finding Look(string subject, string sentence) => new(subject, Verdict.Look, sentence);

    public static Finding Fault(string subject, string sentence) => new(subject, Verdict.Fault, sentence);

    public static Finding Unknown(string subject, string sentence) => new(subject, Verdict.Unknown, sentence);

    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(), -8}{Subject, -12}{Sentence}";
}
