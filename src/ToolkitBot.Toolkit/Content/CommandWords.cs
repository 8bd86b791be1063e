using System.Text;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The words that people may type, and the commands that they stand for.</summary>
/// <remarks>
/// A command is read only where it is the whole text, or where it stands first and what follows can belong
/// to it. "Which platform is best?" is a question, not the command "platform".
/// </remarks>
public sealed class CommandWords
{
    private readonly IReadOnlyList<Entry> entries;
    private readonly HashSet<string> polite;
    private readonly HashSet<string> questionWords;

    private CommandWords(
        IReadOnlyList<Entry> entries,
        IEnumerable<string> polite,
        IEnumerable<string> questionWords
    )
    {
        this.entries = entries;
        this.polite = [.. polite];
        this.questionWords = [.. questionWords];
    }

    /// <summary>
    /// The word that a help text shows for a command: the first in the file.
    /// </summary>
    /// <param name="command">One of <see cref="Commands.All"/>.</param>
    public string this[string command] => entries.First(e => e.Command == command).Words[0].Shown;

    /// <summary>Reads <c>commands.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static CommandWords Read(ContentNode node)
    {
        node.Only("polite", "question-words", "commands");
        var commands = node.Get("commands");
        commands.Only([.. Commands.All]);
        var entries = Commands.All.Select(c => Entry.Read(c, commands.Get(c))).ToList();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var (tokens, shown) in entry.Words)
            {
                var words = string.Join(' ', tokens);
                if (!owners.TryAdd(words, entry.Command) && owners[words] != entry.Command)
                {
                    throw commands
                        .Get(entry.Command)
                        .Problem(
                            $"'{shown}' stands under '{owners[words]}' and under '{entry.Command}'; keep it in one place."
                        );
                }
            }
        }

        return new(
            entries,
            node.Texts("polite").Select(Plain),
            node.Texts("question-words").Select(Plain)
        );
    }

    /// <summary>The command that a text is, or null where it is none and so a question.</summary>
    /// <param name="text">What the person typed, without the mention of the bot.</param>
    public CommandMatch? Match(string? text)
    {
        var words = Split(text ?? "");
        while (words.Count > 1 && polite.Contains(words[^1].Plain))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0)
        {
            return null;
        }

        return Whole(words) ?? First(words, text!) ?? AlmostWhole(words);
    }

    private CommandMatch? Whole(List<Word> words) =>
        entries.FirstOrDefault(e =>
            e.Words.Any(w => w.Tokens.Length == words.Count && Begins(words, w.Tokens))
        )
            is { } entry
            ? new(entry.Command, "")
            : null;

    private CommandMatch? First(List<Word> words, string text)
    {
        var best = entries
            .Where(e => e.Rest != RestKind.None)
            .SelectMany(e => e.Words.Select(w => (Entry: e, w.Tokens)))
            .Where(c => c.Tokens.Length < words.Count && Begins(words, c.Tokens))
            .OrderByDescending(c => c.Tokens.Length)
            .FirstOrDefault();
        if (best.Entry is null)
        {
            return null;
        }

        var rest = words[best.Tokens.Length..];
        var raw = text[rest[0].Start..rest[^1].End].Trim().Trim(':', '-', '–', ',', ' ');
        return raw.Length > 0 && Fits(best.Entry.Rest, rest, raw)
            ? new(best.Entry.Command, raw)
            : null;
    }

    private bool Fits(RestKind kind, List<Word> rest, string raw) =>
        !questionWords.Contains(rest[0].Plain)
        && kind switch
        {
            RestKind.Names => rest.Count <= 5 && (rest.Count == 1 || !raw.EndsWith('?')),
            RestKind.Sentence => rest.Count >= 2 && !raw.EndsWith('?'),
            _ => false,
        };

    // One slip in a long word that stands alone is still that word; short ones are too near to others.
    private CommandMatch? AlmostWhole(List<Word> words) =>
        words.Count == 1
        && words[0].Plain.Length >= 6
        && entries.FirstOrDefault(e =>
            e.Words.Any(w => w.Tokens.Length == 1 && Slips.IsOneSlip(words[0].Plain, w.Tokens[0]))
        )
            is { } entry
            ? new(entry.Command, "")
            : null;

    private static bool Begins(List<Word> words, string[] tokens) =>
        !tokens.Where((token, i) => words[i].Plain != token).Any();

    private static List<Word> Split(string text)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && IsSpace(text[at]))
            {
                at++;
            }

            var start = at;
            while (at < text.Length && !IsSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(new(Plain(text[start..at]), start, at));
            }
        }

        // A lone dash or full stop is no word, but a lone question mark asks for help.
        return words.Count > 1 ? [.. words.Where(w => w.Plain.Any(char.IsLetterOrDigit))] : words;
    }

    // Zero-width characters count as spaces: chat clients put them around mentions.
    private static bool IsSpace(char c) =>
        char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static string Plain(string word)
    {
        var lower = word.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'');
        var trimmed = lower.Trim(
            '.',
            ',',
            ';',
            ':',
            '!',
            '?',
            '"',
            '\'',
            '/',
            '(',
            ')',
            '*',
            '…',
            '“',
            '”',
            '‘'
        );
        return trimmed.Length > 0 ? trimmed : lower;
    }

    private readonly record struct Word(string Plain, int Start, int End);

    private enum RestKind
    {
        None,
        Names,
        Sentence,
    }

    private sealed record Entry(
        string Command,
        IReadOnlyList<(string[] Tokens, string Shown)> Words,
        RestKind Rest
    )
    {
        public static Entry Read(string command, ContentNode node)
        {
            node.Only("words", "rest", "direct");
            return new(
                command,
                [.. node.Texts("words").Select(w => (Split(w).Select(s => s.Plain).ToArray(), w))],
                node.OneOf(
                    "rest",
                    ("none", RestKind.None),
                    ("names", RestKind.Names),
                    ("sentence", RestKind.Sentence)
                )
            );
        }
    }
}

/// <summary>A command that was typed.</summary>
/// <param name="Command">One of <see cref="Commands.All"/>.</param>
/// <param name="Rest">What followed it, as it was typed; empty where nothing did.</param>
public readonly record struct CommandMatch(string Command, string Rest);
