using System.Text.RegularExpressions;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Turns;

/// <summary>
/// Words from a person, whatever their source: a message, a field of a card, a search. Created once, at the edge, so
/// that all code reads them the same way. Evaluated lazily.
/// </summary>
internal sealed partial class Heard
{
    /// <summary>Longest text that is read, in UTF-16 units; a longer one is cut between two characters.</summary>
    public const int Longest = 2000;

    private readonly Language language;
    private readonly Lazy<CommandMatch?> command;
    private readonly Lazy<NeedTopic?> need;
    private readonly Lazy<ScreenResult> screened;

    /// <param name="language">The language to read it in.</param>
    /// <param name="text">The text as the person sees it, without markup.</param>
    /// <param name="names">Names of the people mentioned in it.</param>
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

    /// <summary>Whether the text was longer than <see cref="Longest"/>.</summary>
    public bool IsTooLong { get; }
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Names of people who are mentioned by their Teams account.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The command that the words match; null if none.</summary>
    public CommandMatch? Command => command.Value;

    /// <summary>The words after the command; empty if there is no command.</summary>
    public Heard Rest => new(language, Command?.Rest ?? "", Names);

    /// <summary>Whether the words look like a question.</summary>
    public bool IsQuestion => language.Content.Commands.LooksLikeQuestion(Text);

    /// <summary>What somebody in need speaks of, with whom to turn to; null for everybody else.</summary>
    public NeedTopic? Need => need.Value;

    /// <summary>The result of screening the words.</summary>
    public ScreenResult Screened => screened.Value;

    /// <summary>
    /// What keeps the words from being stored or sent to others; null for nothing. A team's mailbox is nobody's own: to give
    /// it is what an answer is often for.
    /// </summary>
    public ScreenFinding? Refused =>
        Screened.Findings.FirstOrDefault(finding => finding.Kind != FindingKind.SharedEmail);

    /// <summary>
    /// The words if they may be stored: they pass the screen, mention nobody and show no need. Else null.
    /// </summary>
    public string? Keepable => Need is null ? KeepableByOwner : null;

    /// <summary>
    /// The same for words that an owner has for others: they may be about need, as an answer that says whom to ring is.
    /// </summary>
    public string? KeepableByOwner => !IsEmpty && Names.Count == 0 && Refused is null ? Text : null;

    /// <summary>
    /// The words if they may be stored for others to read: they are <see cref="Keepable"/>, and nothing in them looks
    /// like a full name. Else null. Names of places are caught too; the question is still counted.
    /// </summary>
    public string? KeepableForOthers => Keepable is { } text && !FullName().IsMatch(text) ? text : null;

    /// <summary>
    /// The same with other words in place of the names of people who are mentioned: they cannot take back what somebody
    /// else has the bot keep of them.
    /// </summary>
    public Heard WithoutNames(string instead) =>
        Names.Count == 0
            ? this
            : new(
                language,
                Names
                    .OrderByDescending(name => name.Length)
                    .Aggregate(Text, (text, name) => text.Replace(name, instead, StringComparison.Ordinal))
            );

    /// <summary>Finds the part of the toolkit that answers the words.</summary>
    /// <param name="lastTopic">Section of the last answer, for follow-ups such as "and for video?".</param>
    public Finding Find(string? lastTopic) => language.Find(Text, lastTopic);

    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}'’-]+\s+\p{Lu}[\p{Ll}'’-]+")]
    private static partial Regex FullName();
}
