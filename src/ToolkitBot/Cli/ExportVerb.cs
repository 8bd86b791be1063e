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
/// <c>export pledges|questions|own-answers --out FILE.csv</c>: writes a CSV file for spreadsheets, with formulas defused.
/// Pledges come without the keys of people; figures for individuals, teams and organisations are printed. Own answers may be
/// written as files of <c>content/</c> instead, see <see cref="OwnAnswersVerb"/>.
/// </summary>
internal static class ExportVerb
{
    private static readonly string[] Parties = ["individual", "team", "organisation"];

    public static Command Make(TextWriter output)
    {
        var what = new Argument<string>("what")
        {
            Description =
                "pledges; questions: those the toolkit had no answer to; or own-answers: those that a team keeps.",
        };
        what.AcceptOnlyFromAmong("pledges", "questions", OwnAnswersVerb.What);
        var file = new Option<FileInfo>("--out")
        {
            Description = "The CSV file to write; with --yaml the folder.",
            Required = true,
        };
        var tenant = new Option<string?>("--tenant")
        {
            Description = "The Entra tenant whose rows are written; needed where the database holds those of several.",
        };
        var team = OwnAnswersVerb.TeamOption();
        var yaml = new Option<bool>("--yaml")
        {
            Description = "Writes own answers as files for content/en/answers, one an answer.",
        };
        var command = new Command("export", "Writes pledges, unanswered questions or own answers to a CSV file.")
        {
            what,
            file,
            tenant,
            team,
            yaml,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(what) == OwnAnswersVerb.What
                    ? OwnAnswersVerb.ExportAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(yaml),
                        parsed.GetValue(tenant),
                        parsed.GetValue(team),
                        output,
                        cancellationToken
                    )
                    : RunAsync(
                        parsed.GetValue(what)!,
                        parsed.GetValue(file)!,
                        parsed.GetValue(tenant),
                        output,
                        cancellationToken
                    )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string what,
        FileInfo file,
        string? tenant,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var database = await OpenAsync(CliCommands.Settings(), cancellationToken);
        await using var db = database.Read();
        // Both are read before the file is opened: an export that is refused leaves the file as it was.
        var isPledges = what == "pledges";
        var tenants = isPledges
            ? db.Pledges.Select(p => p.TenantId)
            : db.Unanswered.Where(q => q.TenantId != null).Select(q => q.TenantId!);
        await CheckTenantAsync(tenants, what, tenant, cancellationToken);
        var pledges = isPledges ? await PledgesAsync(db, tenant, cancellationToken) : [];
        var questions = isPledges
            ? []
            : await db
                .Unanswered.AsNoTracking()
                .Where(q => tenant == null || q.TenantId == tenant)
                .OrderBy(q => q.Id)
                .ToListAsync(cancellationToken);
        await using var csv = CsvWriter.Create(Open(file), new CsvWriterOptions(), leaveOpen: false);
        var rows = isPledges
            ? await WritePledgesAsync(db, pledges, csv, output, cancellationToken)
            : GapExport.Write(questions, csv);
        output.WriteLine($"{rows} rows written to {file.FullName}.");
        return 0;
    }

    /// <summary>The database as the settings name it; nothing is made.</summary>
    /// <exception cref="StartException">It is not there, or not of this release.</exception>
    public static async Task<Database> OpenAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var database = StorageSetup.Open(settings);
        return await database.SchemaAsync(cancellationToken) is not { IsOfThisRelease: false } schema
            ? database
            : throw new StartException(
                schema.Fault is { } fault
                    ? $"The database cannot be read ({fault.GetType().Name}): 'admin doctor' says why."
                    : "The database is not there, or not of this release: check ConnectionStrings:ToolkitBot, or start the bot once."
            );
    }

    /// <summary>Opens a file to write, which only the user may read who runs this.</summary>
    /// <exception cref="StartException">It cannot be written.</exception>
    public static StreamWriter Open(FileInfo file, bool hasMark = true)
    {
        try
        {
            // With a byte order mark, so that spreadsheets read it as UTF-8.
            return new StreamWriter(
                UserOnlyFile.Open(file.FullName, FileMode.Create),
                new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: hasMark)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(OutFile.Refusal(file.FullName, e));
        }
    }

    private static async Task<int> WritePledgesAsync(
        ToolkitDb db,
        IReadOnlyList<Pledge> pledges,
        CsvWriter csv,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        Row(
            csv,
            "id",
            "made",
            "team",
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
        var teams = await db.Campaigns.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.TeamName, cancellationToken);
        var channels = await db
            .Conversations.AsNoTracking()
            .Where(c => c.TeamId != null)
            .ToDictionaryAsync(c => c.Id, c => c.Active, cancellationToken);
        foreach (var p in pledges)
        {
            Row(
                csv,
                p.Id,
                Day(p.CreatedAt),
                teams.GetValueOrDefault(CampaignKey.OfTeam(p.CampaignId, p.TeamId)) ?? p.TeamId,
                p.MadeAs,
                p.GroupName,
                p.ShownName,
                p.ThemeId,
                p.Text,
                p.ForWhom,
                p.Why,
                p.DueChosen ? p.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                State(p, channels),
                p.Joined.ToString(CultureInfo.InvariantCulture),
                p.DoneAt is { } done ? Day(done) : "",
                p.Outcome
            );
        }

        await PrintFiguresAsync(db, pledges, output, cancellationToken);
        return pledges.Count;
    }

    /// <summary>An export is of one tenant: two may have teams of one name, and are never added up.</summary>
    /// <param name="tenants">The tenants of all rows.</param>
    private static async Task CheckTenantAsync(
        IQueryable<string> tenants,
        string what,
        string? tenant,
        CancellationToken cancellationToken
    )
    {
        var all = await tenants.Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
        if (tenant is null && all.Count > 1)
        {
            throw new StartException(
                $"The database holds {what} of {all.Count} tenants: choose one with --tenant ({string.Join(", ", all)})."
            );
        }

        if (tenant is not null && !all.Contains(tenant))
        {
            throw new StartException($"There are no {what} of the tenant '{tenant}': check --tenant.");
        }
    }

    /// <summary>The pledges of one tenant, oldest first.</summary>
    private static Task<List<Pledge>> PledgesAsync(ToolkitDb db, string? tenant, CancellationToken cancellationToken) =>
        db
            .Pledges.AsNoTracking()
            .Where(p => p.State != PledgeState.Withdrawn && (tenant == null || p.TenantId == tenant))
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(cancellationToken);

    /// <param name="channels">The channels that are there, and whether they can be posted in.</param>
    private static string State(Pledge pledge, Dictionary<string, bool> channels) =>
        pledge.State switch
        {
            PledgeState.Drafted => "waiting for a team",
            PledgeState.AwaitingApproval => "waiting for approval",
            PledgeState.Refused => "declined",
            PledgeState.Posted => Posted(
                pledge,
                pledge.ChannelId is { } id && channels.TryGetValue(id, out var isOpen) ? isOpen : null
            ),
            PledgeState.Due => "due",
            PledgeState.Done => "done",
            PledgeState.StillOnIt => "still on it",
            PledgeState.LetGo => "let go",
            PledgeState.TakenDown => "taken down",
            _ => "withdrawn",
        };

    /// <param name="isOpen">Whether its channel can be posted in; null where there is none.</param>
    private static string Posted(Pledge pledge, bool? isOpen) =>
        (pledge.PostActivityId, isOpen) switch
        {
            (null, true) => "on its way",
            (null, _) => "waiting for a channel",
            (_, null) => "posted, its channel was deleted",
            _ => "posted",
        };

    /// <summary>
    /// Prints figures as Change Day counted them. Those who pledged or joined are reached, each once.
    /// </summary>
    private static async Task PrintFiguresAsync(
        ToolkitDb db,
        IReadOnlyList<Pledge> pledges,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var shown = pledges.Where(p => p.IsShown).ToList();
        foreach (var party in Parties)
        {
            var own = shown.Where(p => p.MadeAs == party).ToList();
            output.WriteLine(
                $"{party}: {own.Count} {(own.Count == 1 ? "pledge" : "pledges")}, {own.Sum(p => p.Joined)} joined, {own.Count(p => p.State == PledgeState.Done)} done"
            );
        }

        var ids = pledges.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var joins = await db
            .Joins.AsNoTracking()
            .Select(j => new { j.PledgeId, j.PersonKey })
            .ToListAsync(cancellationToken);
        var joined = joins.Where(j => ids.Contains(j.PledgeId)).Select(j => j.PersonKey);
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
