namespace ToolkitBot.Cards;

/// <summary>What an expansion does if an expression reads data that is missing.</summary>
public enum MissingValues
{
    /// <summary>
    /// For users: a member whose value is just the expression is dropped; within other text, the value is empty.
    /// </summary>
    Omit,

    /// <summary>
    /// For tests: throws a <see cref="TemplateException"/> that names the path. Doubtful conditions (a number instead
    /// of true or false, text compared with a number) are errors too.
    /// </summary>
    Error,
}
