using System.Text.RegularExpressions;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Turns;

/// <summary>
/// Words that a person gave, wherever they gave them: a message, a field of a card, a search. Made once, at the door, so
/// that everybody hears the same. Nothing of it is read before somebody asks.
/// </summary>
internal sealed partial class Heard
{
    /// <summary>Longest text that is read, in UTF-16 units; longer ones are cut between two characters.</summary>
    public const int Longest = 2000;

    private readonly Language language;
    private readonly Lazy<CommandMatch?> command;
    private readonly Lazy<NeedTopic?> need;
    private readonly Lazy<ScreenResult> screened;

    /// <param name="language">How it is read.</param>
    /// <param name="text">What the person sees of it, without markup.</param>
    /// <param name="names">Names of people who are mentioned in it.</param>
    public Heard(Language language, string text, IReadOnlyList<string>? names = null)
    {
        this.language = language;
        text = text.Trim();
        IsTooLong = text.Length > Longest;
        Text = IsTooLong ? WholeCharacters.Cut(text, Longest) : text;
        Names = names ?? [];
        command = new(() => language.Content.Commands.Match(Text));
        need = new(() => language.Sensitive.Find(Text));
        screened = new(() => language.Pledges.Screen.Check(Text));
    }

    public string Text { get; }

    /// <summary>Whether the person gave more than <see cref="Longest"/>.</summary>
    public bool IsTooLong { get; }
    public bool IsEmpty => Text.Length == 0;

    /// <summary>People who are mentioned by their Teams account.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The command that the words are; null where they are none.</summary>
    public CommandMatch? Command => command.Value;

    /// <summary>What stands behind the command; nothing where there is no command.</summary>
    public Heard Rest => new(language, Command?.Rest ?? "", Names);

    /// <summary>Whether something is asked.</summary>
    public bool IsQuestion => language.Content.Commands.LooksLikeQuestion(Text);

    /// <summary>What somebody in need speaks of, with whom to turn to; null for everybody else.</summary>
    public NeedTopic? Need => need.Value;

    /// <summary>What the screen makes of the words.</summary>
    public ScreenResult Screened => screened.Value;

    /// <summary>The words where they may be kept: the screen finds nothing, nobody is named, nobody is in need. Else null.</summary>
    public string? Keepable =>
        !IsEmpty && Names.Count == 0 && Need is null && Screened.Verdict == ScreenVerdict.Pass ? Text : null;

    /// <summary>
    /// The words where they may be kept for others to read: <see cref="Keepable"/>, and nothing in them looks like somebody's
    /// full name. Else null. A name of a place goes with them; what was asked is still counted.
    /// </summary>
    public string? KeepableForOthers => Keepable is { } text && !FullName().IsMatch(text) ? text : null;

    /// <summary>The part of the toolkit that answers the words.</summary>
    /// <param name="lastTopic">Section of the last answer, which "and for video?" hangs on.</param>
    public Finding Find(string? lastTopic) => language.Find(Text, lastTopic);

    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}'’-]+\s+\p{Lu}[\p{Ll}'’-]+")]
    private static partial Regex FullName();
}
