using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Commands;

/// <summary>The words that people may type for each command.</summary>
/// <remarks>
/// A command is the whole text, or it comes first and the rest can be its argument. "Which platform is best?" is a
/// question, not the command "platform". If the rest turns out not to be a name ("platform statistics"), the caller
/// treats the whole text as a question.
/// </remarks>
public sealed class CommandWords
{
    private const int MostWordsInNames = 5;
    private const int FewestWordsInSentence = 2;
    private const int LongWord = 6;

    private readonly IReadOnlyList<Entry> entries;
    private readonly IReadOnlyList<string[]> polite;
    private readonly HashSet<string> questionWords;
    private readonly HashSet<string> questionVerbs;
    private readonly HashSet<string> questionSubjects;
    private readonly HashSet<string> excuses;

    private CommandWords(
        IReadOnlyList<Entry> entries,
        IReadOnlyList<string[]> polite,
        HashSet<string> questionWords,
        HashSet<string> questionVerbs,
        HashSet<string> questionSubjects,
        HashSet<string> excuses
    )
    {
        this.entries = entries;
        this.polite = polite;
        this.questionWords = questionWords;
        this.questionVerbs = questionVerbs;
        this.questionSubjects = questionSubjects;
        this.excuses = excuses;
    }

    /// <summary>The word that help texts show for a command: its first in the file.</summary>
    /// <param name="command">One of <see cref="CommandNames.All"/>.</param>
    public string this[string command] => entries.First(e => e.Command == command).Words[0].Shown;

    /// <summary>Every way to type a command without a rest, as written in the file.</summary>
    /// <param name="command">One of <see cref="CommandNames.All"/>.</param>
    public IEnumerable<string> WordsOf(string command) =>
        entries.First(e => e.Command == command).Words.Select(w => w.Shown);

    /// <summary>Reads <c>commands.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static CommandWords Read(ContentNode node)
    {
        node.Only("polite", "question-words", "question-verbs", "question-subjects", "excuses", "commands");
        var commands = node.Get("commands");
        commands.Only([.. CommandNames.All]);
        var entries = CommandNames.All.Select(c => Entry.Read(c, commands.Get(c))).ToList();
        RefuseWordsOfTwo(commands, entries);
        return new(
            entries,
            [.. node.Texts("polite").Select(Tokens)],
            Set(node, "question-words"),
            Set(node, "question-verbs"),
            Set(node, "question-subjects"),
            node.TextsOrEmpty("excuses").SelectMany(Tokens).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// Returns whether a text asks something: it ends in a question mark, or starts with a question word or with a
    /// verb before its subject ("can I").
    /// </summary>
    /// <param name="text">What the person typed, without the mention of the bot.</param>
    public bool LooksLikeQuestion(string text) =>
        Tokeniser.Split(text) is [.., { IsSign: true, Text: "?" }]
        || (
            Tokeniser.Words(text) is [var first, .. var more]
            && (questionWords.Contains(first.Text) || IsTurned(first, more))
        );

    private bool IsTurned(Token first, IReadOnlyList<Token> more) =>
        questionVerbs.Contains(first.Text) && more is [var second, ..] && questionSubjects.Contains(second.Text);

    /// <summary>Returns the command in a text, or null if there is none and the text is a question.</summary>
    /// <param name="text">What the person typed, without the mention of the bot.</param>
    public CommandMatch? Match(string? text)
    {
        var typed = Wrapping.Without(text ?? "");
        var words = Tokeniser.Words(typed);
        if (words.Count == 0)
        {
            return OfSigns(Tokeniser.Split(typed));
        }

        var bare = WithoutPolite(words);
        return Whole(words) ?? Whole(bare) ?? First(words, typed) ?? AlmostWhole(bare);
    }

    private CommandMatch? Whole(List<Token> words)
    {
        foreach (var entry in entries)
        {
            if (entry.Words.Any(w => w.Tokens.Length == words.Count && Begins(words, w.Tokens)))
            {
                return new(entry.Command, "");
            }

            if (words.Count == 1 && entry.Direct.Contains(words[0].Text))
            {
                return new(entry.Command, words[0].Text);
            }
        }

        return null;
    }

    // If there are no words, as in "👍 👍", every sign must stand for the same command.
    private CommandMatch? OfSigns(List<Token> signs)
    {
        var meant = signs.Select(sign => Whole([sign])).Distinct().ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    private CommandMatch? First(List<Token> words, string text)
    {
        var (entry, tokens) = entries
            .Where(e => e.Rest != RestKind.None)
            .SelectMany(e => e.Words.Select(w => (Entry: e, w.Tokens)))
            .Where(c => c.Tokens.Length < words.Count && Begins(words, c.Tokens))
            .OrderByDescending(c => c.Tokens.Length)
            .FirstOrDefault();
        if (
            entry is null
            || IsPartOfWord(text, words[tokens.Length - 1].End)
            || (entry.Rest != RestKind.Question && questionWords.Contains(words[tokens.Length].Text))
            || excuses.Contains(words[tokens.Length].Text)
        )
        {
            return null;
        }

        var rest = words[tokens.Length..];
        var isQuestion = text.AsSpan(rest[^1].Start).Contains('?');
        return entry.Rest switch
        {
            RestKind.Names when questionVerbs.Contains(rest[0].Text) => null,
            RestKind.Names => Names(entry, WithoutPolite(rest), isQuestion, text),
            RestKind.Sentence or RestKind.Question => rest.Count >= FewestWordsInSentence
            && (entry.Rest == RestKind.Question || !isQuestion)
                ? new(entry.Command, RestOf(text, words[tokens.Length - 1].End, rest[0].Start))
                : null,
            _ => null,
        };
    }

    private static CommandMatch? Names(Entry entry, List<Token> rest, bool isQuestion, string text) =>
        rest.Count <= MostWordsInNames && (rest.Count == 1 || !isQuestion)
            ? new(entry.Command, text[rest[0].Start..rest[^1].End])
            : null;

    // "pledge-drive ideas for wards" is about something else.
    private static bool IsPartOfWord(string text, int end) =>
        end + 1 < text.Length && text[end] is '-' or '/' or '.' or '@' or '_' && char.IsLetterOrDigit(text[end + 1]);

    // An opening quotation mark or bracket right before the rest belongs to it, unless it encloses all of it.
    private static string RestOf(string text, int behindCommand, int start)
    {
        var opens = start > behindCommand && Wrapping.Opens(text[start - 1]) ? start - 1 : start;
        return Wrapping.Without(text[opens..]);
    }

    // A single long word may have one typo; short words are too much like each other.
    private CommandMatch? AlmostWhole(List<Token> words) =>
        words.Count == 1
        && words[0].Text.Length >= LongWord
        && entries.FirstOrDefault(e =>
            e.Words.Any(w =>
                w.Tokens.Length == 1
                && w.Tokens[0].Length >= LongWord
                && Slips.Distance(words[0].Text, w.Tokens[0]) <= 1
            )
        )
            is { } entry
            ? new(entry.Command, "")
            : null;

    private List<Token> WithoutPolite(List<Token> words)
    {
        var bare = words;
        while (polite.FirstOrDefault(p => p.Length < bare.Count && Ends(bare, p)) is { } said)
        {
            bare = bare[..^said.Length];
        }

        return bare;
    }

    private static bool Begins(List<Token> words, string[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (words[i].Text != tokens[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Ends(List<Token> words, string[] tokens) => Begins(words[^tokens.Length..], tokens);

    private static HashSet<string> Set(ContentNode node, string key) =>
        node.Texts(key).SelectMany(Tokens).ToHashSet(StringComparer.Ordinal);

    private static string[] Tokens(string words) =>
        [.. (Tokeniser.Words(words) is { Count: > 0 } found ? found : Tokeniser.Split(words)).Select(w => w.Text)];

    private static void RefuseWordsOfTwo(ContentNode commands, IEnumerable<Entry> entries)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var (tokens, shown) in entry.Words)
            {
                var words = string.Join(' ', tokens);
                if (!owners.TryAdd(words, entry.Command) && owners[words] != entry.Command)
                {
                    commands
                        .Get(entry.Command)
                        .Tell(
                            $"'{shown}' stands under '{owners[words]}' and under '{entry.Command}'; keep it in one place."
                        );
                }
            }
        }
    }

    private enum RestKind
    {
        None,
        Names,
        Sentence,
        Question,
    }

    private sealed record Entry(
        string Command,
        IReadOnlyList<(string[] Tokens, string Shown)> Words,
        RestKind Rest,
        IReadOnlyList<string> Direct
    )
    {
        public static Entry Read(string command, ContentNode node)
        {
            node.Only("words", "rest", "direct");
            return new(
                command,
                [.. node.Texts("words").Select(w => (Tokens(w), w))],
                node.OneOf(
                    "rest",
                    ("none", RestKind.None),
                    ("names", RestKind.Names),
                    ("sentence", RestKind.Sentence),
                    ("question", RestKind.Question)
                ),
                [.. node.TextsOrEmpty("direct").SelectMany(Tokens)]
            );
        }
    }
}

/// <summary>A recognised command.</summary>
/// <param name="Command">One of <see cref="CommandNames.All"/>.</param>
/// <param name="Rest">The text after it, as typed; empty if there is none.</param>
public readonly record struct CommandMatch(string Command, string Rest);
