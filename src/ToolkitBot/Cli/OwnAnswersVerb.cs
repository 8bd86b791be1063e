using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.OwnAnswers;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Cli;

/// <summary>
/// <c>export own-answers --team TEAM --out FILE.csv</c>, with <c>--yaml</c> a folder of files for <c>content/</c>, and
/// <c>import own-answers FILE --team TEAM</c>, which takes both back while the bot runs: all answers or none.
/// </summary>
internal static class OwnAnswersVerb
{
    public const string What = "own-answers";

    /// <summary>More than 5,000 answers of the longest kind are not.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>How often it begins anew where owners change answers at the same time.</summary>
    private const int MostTries = 5;

    public static Option<string?> TeamOption() =>
        new("--team") { Description = "The team that keeps the answers: its name, or its id." };

    public static Command MakeImport(TextWriter output)
    {
        var what = new Argument<string>("what") { Description = "own-answers." };
        what.AcceptOnlyFromAmong(What);
        var file = new Argument<string>("file")
        {
            Description = "A CSV or YAML file as 'export' writes it, or a folder of YAML files.",
        };
        var tenant = new Option<string?>("--tenant")
        {
            Description = "The Entra tenant of the team; needed where several have a team of that name.",
        };
        var team = TeamOption();
        var command = new Command("import", "Keeps the answers of a file for a team: all of them, or none.")
        {
            what,
            file,
            tenant,
            team,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ImportAsync(
                    parsed.GetValue(file)!,
                    parsed.GetValue(tenant),
                    parsed.GetValue(team),
                    output,
                    cancellationToken
                )
        );
        return command;
    }

    public static async Task<int> ExportAsync(
        FileInfo file,
        bool asYaml,
        string? tenant,
        string? team,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var desk = await Desk.OpenAsync(cancellationToken);
        await using var closing = desk.Database as IAsyncDisposable;
        var keeping = await desk.TeamAsync(tenant, team, cancellationToken);
        var kept = await desk.Answers.KeptAsync(keeping, cancellationToken);
        if (asYaml)
        {
            WriteFiles(file.FullName, OwnAnswerFiles.Yaml(desk.English, kept));
        }
        else
        {
            await using var csv = ExportVerb.Open(file);
            await csv.WriteAsync(OwnAnswerFiles.Csv(kept));
        }

        output.WriteLine($"{kept.Count} answers written to {file.FullName}.");
        return 0;
    }

    private static void WriteFiles(string folder, IReadOnlyList<OwnAnswerFile> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder '{Path.GetFileName(folder)}' cannot be made: check --out.");
        }

        foreach (var one in files)
        {
            using var writer = ExportVerb.Open(new(Path.Combine(folder, one.Name)), hasMark: false);
            writer.Write(one.Text);
        }
    }

    private static async Task<int> ImportAsync(
        string path,
        string? tenant,
        string? team,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var files = ReadFiles(path);
        var desk = await Desk.OpenAsync(cancellationToken);
        await using var closing = desk.Database as IAsyncDisposable;
        for (var tries = 1; ; tries++)
        {
            var plan = await desk.PlanAsync(files, tenant, team, cancellationToken);
            foreach (var problem in plan.Problems)
            {
                output.WriteLine(problem.File.Length > 0 ? $"{problem}" : problem.Message);
            }

            if (plan.Problems.Count > 0)
            {
                output.WriteLine("Nothing is kept: mend these lines, and import again.");
                return 1;
            }

            if (await desk.KeepAsync(plan, cancellationToken))
            {
                output.WriteLine(plan.Outcome(desk.English.Content.Phrases));
                return 0;
            }

            if (tries == MostTries)
            {
                throw new StartException("The team's answers change at this moment: import again in a minute.");
            }
        }
    }

    private static List<OwnAnswerFile> ReadFiles(string path)
    {
        var paths = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal)]
            : new List<string> { path };
        var name = Path.GetFileName(path.TrimEnd('/', '\\'));
        if (paths.Count == 0)
        {
            throw new StartException($"There is no .yaml file in '{name}': check the folder.");
        }

        if (paths.Where(File.Exists).Sum(one => new FileInfo(one).Length) > MostBytes)
        {
            throw new StartException(
                $"'{name}' has more than {MostBytes / 1024 / 1024} MB, and no team's answers have: check the file."
            );
        }

        try
        {
            return
            [
                .. paths.Select(one => new OwnAnswerFile(
                    Path.GetFileName(one),
                    ContentFiles.ReadText(one, Path.GetFileName(one))
                )),
            ];
        }
        catch (ContentException e)
        {
            throw new StartException(e.Message);
        }
    }

    /// <summary>What both need of the bot, without the rest of it.</summary>
    private sealed class Desk(Database database, LanguageShelf languages)
    {
        private readonly CampaignStore campaigns = new(database, languages);
        private CampaignRecord? keeping;

        public Database Database => database;
        public Language English => languages.For(ContentLibrary.English);
        public OwnAnswerDesk Answers { get; } =
            new(database, new(database, languages), new(new OutboxSignal(), TimeProvider.System), TimeProvider.System);

        public static async Task<Desk> OpenAsync(CancellationToken cancellationToken)
        {
            var settings = CliCommands.Settings();
            var database = await ExportVerb.OpenAsync(settings, cancellationToken);
            return new(database, CliCommands.Languages(settings));
        }

        public async Task<OwnAnswerPlan> PlanAsync(
            IReadOnlyList<OwnAnswerFile> files,
            string? tenant,
            string? team,
            CancellationToken cancellationToken
        )
        {
            keeping = await TeamAsync(tenant, team, cancellationToken);
            var kept = await Answers.KeptAsync(keeping, cancellationToken);
            var today = PledgeTimes.Today(campaigns.Content.TimeZone, Answers.Now);
            return OwnAnswerPlan.Of(English, files, kept, today);
        }

        /// <summary>Keeps what the last plan says; false if the team's answers have changed since.</summary>
        public async Task<bool> KeepAsync(OwnAnswerPlan plan, CancellationToken cancellationToken)
        {
            if (plan.IsNothing)
            {
                return true;
            }

            var import = Answers.Import(keeping!, plan, English.Id, personKey: null);
            try
            {
                await database.Writes.RunAsync(import.ApplyAsync, cancellationToken);
                return true;
            }
            catch (Exception e) when (e is ConflictException || database.IsConflict(e))
            {
                return false;
            }
        }

        /// <summary>The one team that is meant.</summary>
        /// <exception cref="StartException">There is none, or it might be several.</exception>
        public async Task<CampaignRecord> TeamAsync(string? tenant, string? team, CancellationToken cancellationToken)
        {
            await using var db = database.Read();
            var all = await db
                .Campaigns.AsNoTracking()
                .Where(c => c.TeamId != null && (tenant == null || c.TenantId == tenant))
                .OrderBy(c => c.TeamName)
                .ThenBy(c => c.Id)
                .ToListAsync(cancellationToken);
            all.RemoveAll(one => one.CampaignId != campaigns.IdOf(one.TenantId));
            var meant = all.FindAll(one =>
                team is null
                || one.TeamId == team
                || string.Equals(one.TeamName, team, StringComparison.OrdinalIgnoreCase)
            );
            return meant.Count switch
            {
                1 => meant[0],
                0 when all.Count == 0 => throw new StartException(
                    tenant is null
                        ? "There is no team yet: add the app to one, and say 'questions here' in a channel."
                        : $"There is no team of the tenant '{tenant}': check --tenant."
                ),
                0 => throw new StartException($"There is no team '{team}': choose one with --team ({Named(all)})."),
                _ => throw new StartException(
                    $"{meant.Count} teams may be meant: choose one with --team ({Named(meant)}){(Tenants(meant) > 1 ? ", and its tenant with --tenant" : "")}."
                ),
            };
        }

        private static int Tenants(List<CampaignRecord> teams) => teams.Select(one => one.TenantId).Distinct().Count();

        private static string Named(List<CampaignRecord> teams)
        {
            var isOneTenant = Tenants(teams) == 1;
            return string.Join(
                "; ",
                teams.Select(one =>
                    $"{one.TeamName ?? "without a name"}, {one.TeamId}{(isOneTenant ? "" : $" of {one.TenantId}")}"
                )
            );
        }
    }
}
