using System.Globalization;
using CsvHelper;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// Own answers as a table, one a row, for spreadsheets: formulas are defused on the way out and restored on the way in.
/// Several ways to ask stand in one cell, a line each.
/// </summary>
internal static class OwnAnswerCsv
{
    private const string Wordings = "wordings";
    private const string Answer = "answer";
    private const string Ask = "who to ask";

    /// <summary>An earlier name of that column, which tables may still have.</summary>
    private const string AskBefore = "whom to ask";
    private const string Until = "true until";
    private const string Hint = "sep=";

    private static readonly string[] Columns = [Wordings, Answer, Ask, Until];
    private static readonly string Named = string.Join(", ", Columns);

    /// <summary>Begins a table: its first line names the columns.</summary>
    public static CsvWriter Begin(TextWriter output)
    {
        var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: false);
        csv.WriteRecord(Columns);
        return csv;
    }

    /// <summary>Writes an answer.</summary>
    public static void Write(CsvWriter csv, OwnAnswerWords words) =>
        csv.WriteRecord([
            CsvText.Defuse(string.Join('\n', words.Wordings)),
            CsvText.Defuse(words.Answer),
            CsvText.Defuse(words.Ask ?? ""),
            words.TrueUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ]);

    /// <summary>Whether a text is such a table, and not YAML: its first line names a column and is no "name: value".</summary>
    public static bool Is(string text) =>
        FirstLine(text) is var first
        && (
            first.StartsWith(Hint, StringComparison.OrdinalIgnoreCase)
            || Columns.Any(column => first.Contains(column, StringComparison.OrdinalIgnoreCase))
                && !first.Contains(": ", StringComparison.Ordinal)
        );

    /// <summary>Reads a table, with commas, semicolons or tabs between its cells.</summary>
    /// <param name="words">In which words faults are told.</param>
    /// <param name="text">The table.</param>
    /// <param name="file">Its name, as shown in problems.</param>
    /// <param name="problems">Receives everything that is wrong.</param>
    public static IReadOnlyList<OwnAnswerRow> Read(
        Phrases words,
        string text,
        string file,
        List<ContentProblem> problems
    )
    {
        var broken = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            TrackLineNumbers = true,
            OnMalformedRecord = record => broken.Add(record.LineNumber),
        };
        using var reader = CsvReader.FromText(text, options);
        var at = Columns.ToDictionary(column => column, column => PlaceOf(reader.Headers, column));
        at[Ask] = at[Ask] < 0 ? PlaceOf(reader.Headers, AskBefore) : at[Ask];
        if (at[Wordings] < 0 || at[Answer] < 0)
        {
            problems.Add(new(file, 1, words.Format("own.csv-columns", ("columns", Named))));
            return [];
        }

        problems.AddRange(
            reader
                .Headers.Where(name =>
                    name.Trim().Length > 0 && !at.ContainsValue(PlaceOf(reader.Headers, name.Trim()))
                )
                .Select(name => new ContentProblem(
                    file,
                    1,
                    words.Format("own.csv-unknown", ("column", name.Trim()), ("columns", Named))
                ))
        );
        var rows = new List<OwnAnswerRow>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
            if (broken.Contains(line))
            {
                problems.Add(new(file, line, words["own.csv-quotes"]));
            }
            else if (cells.Skip(reader.Headers.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                problems.Add(new(file, line, words["own.csv-cells"]));
            }
            else if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                rows.Add(
                    new(
                        file,
                        line,
                        Cell(Wordings).ReplaceLineEndings("\n").Split('\n'),
                        Cell(Answer),
                        Cell(Ask),
                        Cell(Until)
                    )
                );
            }

            string Cell(string column) =>
                at[column] is >= 0 and var place && place < cells.Count ? CsvText.Restore(cells[place]) : "";
        }

        return rows;
    }

    private static int PlaceOf(IReadOnlyList<string> headers, string column)
    {
        for (var place = 0; place < headers.Count; place++)
        {
            if (string.Equals(headers[place].Trim(), column, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>
    /// What stands between the names of the columns; null where the first line says it, as Excel may write. Answers are full
    /// of commas, so that later lines tell nothing.
    /// </summary>
    private static char? SeparatorOf(string text) =>
        FirstLine(text) is var first && first.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) ? null
        : first.Contains(';', StringComparison.Ordinal) ? ';'
        : first.Contains('\t', StringComparison.Ordinal) ? '\t'
        : ',';

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
