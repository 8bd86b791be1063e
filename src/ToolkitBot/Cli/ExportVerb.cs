using System.CommandLine;
using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Cli;

/// <summary>
/// <c>export pledges|questions --out FILE.csv</c>: writes a CSV file for spreadsheets, with formulas defused. Pledges
/// come without the keys of people; figures for individuals, teams and organisations are printed.
/// </summary>
internal static class ExportVerb
{
    private static readonly string[] Parties = ["individual", "team", "organisation"];

    public static Command Make(TextWriter output)
    {
        var what = new Argument<string>("what")
        {
            Description = "pledges, or questions: those the toolkit had no answer to.",
        };
        what.AcceptOnlyFromAmong("pledges", "questions");
        var file = new Option<FileInfo>("--out") { Description = "The CSV file to write.", Required = true };
        var command = new Command("export", "Writes pledges or unanswered questions to a CSV file.") { what, file };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetValue(what)!, parsed.GetValue(file)!, output, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string what,
        FileInfo file,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var database = StorageSetup.Open(Verbs.Settings());
        if (!await database.IsReadyAsync(cancellationToken))
        {
            throw new StartException(
                "The database has not been set up: check ConnectionStrings:ToolkitBot, or start the bot once."
            );
        }

        await using var db = database.Read();
        await using var csv = CsvWriter.Create(Open(file), new CsvWriterOptions(), leaveOpen: false);
        var rows =
            what == "pledges"
                ? await WritePledgesAsync(db, csv, output, cancellationToken)
                : await GapExport.WriteAsync(db, csv, cancellationToken);
        output.WriteLine($"{rows} rows written to {file.Name}.");
        return 0;
    }

    private static StreamWriter Open(FileInfo file)
    {
        try
        {
            // With a byte order mark, so that spreadsheets read it as UTF-8.
            return new StreamWriter(
                new FileStream(file.FullName, UserOnly()),
                new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"'{file.Name}' cannot be written: check the folder behind --out, and that no other program holds the file."
            );
        }
    }

    /// <summary>Returns options to create a file that only its user may read, or to overwrite one.</summary>
    private static FileStreamOptions UserOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static async Task<int> WritePledgesAsync(
        ToolkitDb db,
        CsvWriter csv,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        Row(
            csv,
            "id",
            "made",
            "as",
            "group",
            "name",
            "theme",
            "pledge",
            "for whom",
            "why",
            "due",
            "state",
            "joined",
            "done",
            "what changed"
        );
        var pledges = await db
            .Pledges.AsNoTracking()
            .Where(p => p.State != PledgeState.Withdrawn)
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(cancellationToken);
        foreach (var p in pledges)
        {
            Row(
                csv,
                p.Id,
                Day(p.CreatedAt),
                p.MadeAs,
                p.GroupName,
                p.ShownName,
                p.ThemeId,
                p.Text,
                p.ForWhom,
                p.Why,
                p.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                p.State.ToString(),
                p.Joined.ToString(CultureInfo.InvariantCulture),
                p.DoneAt is { } done ? Day(done) : "",
                p.Outcome
            );
        }

        await PrintFiguresAsync(db, pledges, output, cancellationToken);
        return pledges.Count;
    }

    /// <summary>
    /// Prints figures as Change Day counted them. Those who pledged or joined are reached, each once.
    /// </summary>
    private static async Task PrintFiguresAsync(
        ToolkitDb db,
        List<Pledge> pledges,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var shown = pledges.Where(p => p.IsShown).ToList();
        foreach (var party in Parties)
        {
            var own = shown.Where(p => p.MadeAs == party).ToList();
            output.WriteLine(
                $"{party}: {own.Count} pledges, {own.Sum(p => p.Joined)} joined, {own.Count(p => p.State == PledgeState.Done)} done"
            );
        }

        var joined = await db.Joins.AsNoTracking().Select(j => j.PersonKey).Distinct().ToListAsync(cancellationToken);
        var people = joined
            .Concat(shown.Select(p => p.PersonKey).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .Count();
        output.WriteLine($"people reached: {people}");
    }

    internal static void Row(CsvWriter csv, params string?[] cells) =>
        csv.WriteRecord(Array.ConvertAll(cells, cell => CsvText.Defuse(cell ?? "")));

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
