using System.Text;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>An answer that a team keeps, as it goes into a file or is held against one.</summary>
internal sealed record KeptAnswer(string Id, OwnAnswerWords Words, DateTimeOffset ChangedAt);

/// <summary>A file with own answers.</summary>
/// <param name="Name">Its name; empty for words that were pasted.</param>
internal sealed record OwnAnswerFile(string Name, string Text)
{
    /// <summary>All of it, without the mark that says in which bytes it was written.</summary>
    public string Text { get; } = Text.TrimStart('\uFEFF');
}

/// <summary>Own answers as files, out and in: a table (<see cref="OwnAnswerCsv"/>) or files of <c>answers/</c>.</summary>
internal static class OwnAnswerFiles
{
    private const int LongestId = 40;

    /// <summary>The answers as one table.</summary>
    public static string Csv(IEnumerable<KeptAnswer> answers)
    {
        var text = new StringWriter();
        using (var csv = OwnAnswerCsv.Begin(text))
        {
            foreach (var answer in answers)
            {
                OwnAnswerCsv.Write(csv, answer.Words);
            }
        }

        return text.ToString();
    }

    /// <summary>The answers as files of <c>answers/</c>, each with its name.</summary>
    public static IReadOnlyList<OwnAnswerFile> Yaml(Language language, IReadOnlyList<KeptAnswer> answers)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. answers.Select(answer => Yaml(language, answer, IdOf(answer.Words.Wordings[0], ids)))];
    }

    /// <summary>The answers that stand in files, unchecked, and what cannot be read of them.</summary>
    public static IReadOnlyList<OwnAnswerRow> Read(
        Phrases words,
        IEnumerable<OwnAnswerFile> files,
        List<ContentProblem> problems
    ) =>
        [
            .. files.SelectMany(file =>
                OwnAnswerCsv.Is(file.Text)
                    ? OwnAnswerCsv.Read(words, file.Text, file.Name, problems)
                    : OwnAnswerYaml.Read(file.Text, file.Name, problems)
            ),
        ];

    private static OwnAnswerFile Yaml(Language language, KeptAnswer answer, string id)
    {
        var phrases = language.Content.Phrases;
        var (wordings, text, ask, until) = answer.Words;
        var day = PledgeTimes.Today(language.Content.Campaign.TimeZone, answer.ChangedAt);
        var section = new AnswerSection(
            id,
            wordings[0],
            NameOf(wordings[0]),
            text,
            phrases.Format("own.source", ("date", PledgeTimes.Write(day, language.Id))),
            ask is null ? phrases["own.ask-us"] : phrases.Format("own.ask-them", ("who", ask)),
            Pledge: null,
            Related: [],
            [.. wordings.Select(way => new LabelledQuestion(way, id))]
        );
        return new($"{id}.yaml", OwnAnswerYaml.Write(section, ask, until));
    }

    /// <summary>A name for the button, whole words of the heading.</summary>
    private static string NameOf(string title)
    {
        if (title.Length <= AnswerSection.LongestName)
        {
            return title;
        }

        var cut = WholeCharacters.Cut(title, AnswerSection.LongestName - 1);
        return (cut.LastIndexOf(' ') is > 0 and var end ? cut[..end] : cut) + "…";
    }

    /// <summary>An id of the heading's letters that no other has.</summary>
    private static string IdOf(string title, HashSet<string> taken)
    {
        var letters = new StringBuilder("own.");
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                letters.Append(c);
            }
            else if (char.IsWhiteSpace(c) && char.IsAsciiLetterOrDigit(letters[^1]))
            {
                letters.Append('-');
            }
        }

        var id = letters.ToString(0, Math.Min(letters.Length, LongestId)).TrimEnd('-', '.');
        var own = id;
        for (var number = 2; !taken.Add(own); number++)
        {
            own = $"{id}-{number}";
        }

        return own;
    }
}
