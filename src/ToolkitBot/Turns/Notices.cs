using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Turns;

/// <summary>Data of the <c>notice</c> card: a sentence or two, and always something to press next.</summary>
/// <param name="Title">Heading, or null.</param>
internal sealed record NoticeCard(string? Title, string Text, IReadOnlyList<CardButton> Buttons);

/// <summary>A button whose title comes from the content.</summary>
/// <param name="Id">What the verb applies to; empty if it needs nothing.</param>
/// <param name="Says"><c>yes</c> or <c>no</c> if the button is what that means; null otherwise.</param>
/// <param name="Url">The address that it opens instead of being a verb; null for none.</param>
internal sealed record CardButton(string Title, string Verb, string Id = "", string? Says = null, string? Url = null)
{
    /// <summary>A button that opens an address.</summary>
    public static CardButton Link(string title, string url) => new(title, "", Url: url);
}

/// <summary>One choice of a choice set.</summary>
internal sealed record CardChoice(string Title, string Value);

/// <summary>Short sentences that several rooms use.</summary>
internal static class Notices
{
    public static NoticeCard Of(Turn turn, string phrase) => new(null, turn.Words[phrase], WayOn(turn));

    public static NoticeCard Titled(Turn turn, string? title, string text) => new(title, text, WayOn(turn));

    /// <summary>The two buttons that make sense anywhere.</summary>
    public static IReadOnlyList<CardButton> WayOn(Turn turn) =>
        [
            new(turn.Words["buttons.considerations"], "considerations.start"),
            new(turn.Words["buttons.help"], "help.show"),
        ];

    /// <summary>Returns the word to type for a command, as the help text shows it.</summary>
    public static string Word(Turn turn, string command) => turn.Content.Commands[command];

    /// <summary>The commands that the help card lists, in order.</summary>
    public static IReadOnlyList<string> Listed { get; } =
    [
        CommandNames.Start,
        CommandNames.Platform,
        CommandNames.Compare,
        CommandNames.Tip,
        CommandNames.Posts,
        CommandNames.ChangeDay,
        CommandNames.Pledge,
        CommandNames.MyPledges,
        CommandNames.AskPerson,
        CommandNames.Stop,
        CommandNames.Language,
        CommandNames.ForgetMe,
    ];
}
