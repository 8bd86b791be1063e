namespace ToolkitBot.Cards;

/// <summary>What an expansion does where an expression reads data that is not there.</summary>
public enum MissingValues
{
    /// <summary>
    /// For users: a member that is one missing expression is dropped, inside other text the value is empty.
    /// </summary>
    Omit,

    /// <summary>
    /// For tests: a <see cref="TemplateException"/> names the path. Doubtful conditions (a number where true or
    /// false belongs, text compared with a number) are errors too, instead of counting as false.
    /// </summary>
    Error,
}
