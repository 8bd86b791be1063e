using ToolkitBot.Toolkit.Content;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>
/// Answers of an organisation's own as files of <c>answers/</c>: written so that each can be put there, and read back.
/// Several in one text stand between lines of three hyphens.
/// </summary>
public static class OwnAnswerYaml
{
    private const string Between = "---";

    /// <summary>Writes an answer as a file of <c>answers/</c>.</summary>
    /// <param name="section">The answer; its examples are the ways to ask for it.</param>
    /// <param name="ask">Whom to ask for more; null for nobody.</param>
    /// <param name="until">The day on which somebody looks whether it still holds.</param>
    public static string Write(AnswerSection section, string? ask, DateOnly until)
    {
        var text = new StringWriter { NewLine = "\n" };
        if (ContentLimits.WordsOf(section.Text) is > ContentLimits.AnswerWords and var words)
        {
            text.WriteLine(
                $"# This answer has {words} words; a card has room for {ContentLimits.AnswerWords}, so shorten it."
            );
        }

        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(100).WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new MappingStart());
        Entry(emitter, "id", section.Id);
        Entry(emitter, "title", section.Title);
        Entry(emitter, "name", section.Name);
        Entry(emitter, "text", section.Text);
        Entry(emitter, "source", section.Source);
        Entry(emitter, "tip", section.Tip);
        if (ask is not null)
        {
            Entry(emitter, "ask", ask);
        }

        Entry(emitter, "until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        emitter.Emit(new Scalar("examples"));
        emitter.Emit(new MappingStart());
        emitter.Emit(new Scalar("staff"));
        emitter.Emit(new SequenceStart(default, default, isImplicit: true, SequenceStyle.Block));
        foreach (var example in section.Examples)
        {
            emitter.Emit(new Scalar(example.Text));
        }

        emitter.Emit(new SequenceEnd());
        emitter.Emit(new MappingEnd());
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Joins files into one text that <see cref="Read"/> takes apart again.</summary>
    public static string Join(IEnumerable<(string Name, string Text)> files) =>
        string.Concat(files.Select(file => $"{Between}\n# {file.Name}\n{file.Text}"));

    /// <summary>Reads one answer or several. What only a section of the toolkit has may be missing.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">Its name, as shown in problems.</param>
    /// <param name="problems">Receives everything that is wrong.</param>
    public static IReadOnlyList<OwnAnswerRow> Read(string text, string file, List<ContentProblem> problems)
    {
        var rows = new List<OwnAnswerRow>();
        foreach (var (above, part) in Parts(text))
        {
            var faults = new List<ContentProblem>();
            var row = ReadOne(part, file, faults);
            problems.AddRange(faults.Distinct().Select(fault => fault with { Line = fault.Line + above }));
            if (row is not null && faults.Count == 0)
            {
                rows.Add(row with { Line = row.Line + above });
            }
        }

        return rows;
    }

    private static OwnAnswerRow? ReadOne(string yaml, string file, List<ContentProblem> faults)
    {
        try
        {
            var root = ContentNode.ReadText(yaml, file);
            faults.AddRange(root.Cuts);
            var node = root.Telling(faults);
            node.Only(AnswerSection.Members);
            if (!root.IsMap)
            {
                return null;
            }

            return new(
                file,
                node.Get("title").Line,
                [
                    node.Text("title"),
                    .. node.Has("examples")
                        ? AnswerSection.ReadExamples(node.Get("examples"), "", door: null).Select(one => one.Text)
                        : [],
                ],
                node.Text("text"),
                node.TextOrNull("ask") ?? "",
                node.TextOrNull("until") ?? ""
            );
        }
        catch (ContentException e)
        {
            faults.AddRange(e.Problems);
            return null;
        }
    }

    /// <summary>The parts in which there is anything, each with how many lines stand above it.</summary>
    private static IEnumerable<(int Above, string Part)> Parts(string text)
    {
        var lines = text.Split('\n');
        var from = 0;
        for (var at = 0; at <= lines.Length; at++)
        {
            if (at < lines.Length && lines[at].TrimEnd() != Between)
            {
                continue;
            }

            var part = lines[from..at];
            if (part.Any(line => line.Trim() is [not '#', ..]))
            {
                yield return (from, string.Join('\n', part));
            }

            from = at + 1;
        }
    }

    private static void Entry(Emitter emitter, string name, string value)
    {
        emitter.Emit(new Scalar(name));
        var style = value.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.Any;
        emitter.Emit(new Scalar(null, null, value, style, isPlainImplicit: true, isQuotedImplicit: true));
    }
}
