using System.Globalization;
using CsvHelper;
using ToolkitBot.Settings;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Cli;

/// <summary>
/// Exports the questions that the toolkit did not answer: similar ones in one row, the most asked first. Who asked is
/// not known.
/// </summary>
internal static class GapExport
{
    /// <summary>Writes the rows and returns how many there are.</summary>
    /// <param name="kept">The questions of one tenant.</param>
    public static int Write(IReadOnlyList<UnansweredRecord> kept, CsvWriter csv)
    {
        ExportVerb.Row(csv, "question", "asked", "language", "door", "first", "last", "wordings");
        var load = ContentLoader.Load(CliCommands.Settings().Content.Path);
        var library = load.Library ?? throw new StartException(load.Problems[0].ToString());
        var rows = 0;
        foreach (var language in kept.GroupBy(q => q.Language, StringComparer.Ordinal))
        {
            var asked = language.Select(q => new UnansweredQuestion(q.Text, 1));
            foreach (var gap in new GapReport(library.For(language.Key).Spelling).Group(asked))
            {
                var same = language
                    .Where(q => gap.Texts.Contains(q.Text.Trim(), StringComparer.OrdinalIgnoreCase))
                    .ToList();
                ExportVerb.Row(
                    csv,
                    gap.Representative,
                    gap.Count.ToString(CultureInfo.InvariantCulture),
                    language.Key,
                    string.Join(", ", same.Select(q => q.Door).OfType<string>().Distinct(StringComparer.Ordinal)),
                    Day(same.Min(q => q.Day)),
                    Day(same.Max(q => q.Day)),
                    string.Join(" | ", gap.Texts)
                );
                rows++;
            }
        }

        return rows;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
