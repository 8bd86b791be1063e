using System.Data.Common;
using System.Globalization;
using Npgsql;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>
/// Sample pledges in any number, plainly samples, always the same ones for the same number; with the kept counts as they
/// stand after that many pledges, joins, withdrawals and endings.
/// </summary>
internal sealed class SamplePledges(string tenant, string campaign, string[] themes, int teams)
{
    private const int Seed = 20140303;
    private static readonly string[] Makers = ["individual", "individual", "individual", "team", "organisation"];
    private static readonly string[] Promises =
    [
        "Sample: I will answer every comment on our page within a working day",
        "Sample: we will ask one patient a week what we should change, and change it",
        "Sample: I will sit in the waiting room for an hour and see what our patients see",
        "Sample: we will write our leaflets so that everybody at home can read them",
        "Sample: I will say hello and my name to everybody I care for, every time",
        "Sample: we will film what happens at a scan, so that nobody comes afraid",
    ];

    private static readonly string[] Columns =
    [
        "id",
        "tenant_id",
        "campaign_id",
        "team_id",
        "shown_name",
        "made_as",
        "group_name",
        "text",
        "theme_id",
        "due_on",
        "time_zone",
        "state",
        "joined",
        "posted_version",
        "created_at",
        "version",
    ];

    private readonly Dictionary<(DateOnly Day, string Theme, string As), PledgeFigures> figures = [];

    private string CampaignId => $"{tenant}|{campaign}";

    /// <summary>Id of one of the teams.</summary>
    public static string Team(int at) => string.Create(CultureInfo.InvariantCulture, $"19:sample{at}@thread.tacv2");

    /// <summary>Writes them; the clock runs evenly from the campaign's first day on.</summary>
    public async Task LoadAsync(
        Database database,
        int pledges,
        DateOnly from,
        int days,
        CancellationToken cancellationToken
    )
    {
        var rows = Rows(pledges, from, days);
        if (database is PostgresDatabase)
        {
            await CopyAsync(database, rows, cancellationToken);
        }
        else
        {
            foreach (var batch in rows.Chunk(20_000))
            {
                await database.Writes.RunAsync((scope, token) => InsertAsync(scope, batch, token), cancellationToken);
            }
        }

        await database.Writes.RunAsync((scope, token) => WriteCountsAsync(scope, from, days, token), cancellationToken);
    }

    private IEnumerable<object?[]> Rows(int pledges, DateOnly from, int days)
    {
        var random = new Random(Seed);
        var start = new DateTimeOffset(from.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero);
        for (var at = 0; at < pledges; at++)
        {
            var time = start + TimeSpan.FromDays((double)at / pledges * days);
            var day = DateOnly.FromDateTime(time.UtcDateTime);
            var theme = random.Next(themes.Length + 1) is var chosen && chosen < themes.Length ? themes[chosen] : null;
            var by = Makers[random.Next(Makers.Length)];
            var state = random.Next(40) switch
            {
                0 or 1 => PledgeState.Withdrawn,
                2 => PledgeState.AwaitingApproval,
                3 => PledgeState.Refused,
                4 => PledgeState.LetGo,
                5 => PledgeState.Due,
                < 15 => PledgeState.Done,
                < 19 => PledgeState.StillOnIt,
                _ => PledgeState.Posted,
            };
            var joined = PledgeLife.IsShown(state) && random.Next(4) == 0 ? random.Next(12) : 0;
            Count(day, theme ?? "", by, state, joined);
            yield return
            [
                at.ToString("x32", CultureInfo.InvariantCulture),
                tenant,
                CampaignId,
                Team(random.Next(teams)),
                random.Next(3) == 0 ? $"Sample Person {random.Next(1000)}" : null,
                by,
                by == "individual" ? null : $"Sample Group {random.Next(200)}",
                $"{Promises[random.Next(Promises.Length)]} ({at + 1}).",
                theme,
                day.AddDays(random.Next(7, 60)),
                "Europe/London",
                state.ToString(),
                joined,
                0L,
                time,
                1L,
            ];
        }
    }

    private void Count(DateOnly day, string theme, string by, PledgeState state, int joined)
    {
        if (!PledgeLife.IsShown(state))
        {
            return;
        }

        var key = (day, theme, by);
        var known = figures.GetValueOrDefault(key, new(CampaignId, null, day, theme, by, 0, 0, 0));
        figures[key] = known with
        {
            Pledged = known.Pledged + 1,
            Joined = known.Joined + joined,
            Done = known.Done + (state == PledgeState.Done ? 1 : 0),
        };
    }

    private static async Task InsertAsync(CommitScope scope, object?[][] rows, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            $"INSERT INTO pledges ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(name => "@" + name))})"
        );
        foreach (var name in Columns)
        {
            command.With(name, null);
        }

        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                command.Parameters[at].Value = row[at] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => scope.Time(time),
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    var value => value,
                };
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task CopyAsync(
        Database database,
        IEnumerable<object?[]> rows,
        CancellationToken cancellationToken
    )
    {
        await using DbConnection connection = await database.OpenWriteConnectionAsync(cancellationToken);
        await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(
            $"COPY pledges ({string.Join(", ", Columns)}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var value in row)
            {
                if (value is null)
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
                else
                {
                    await copy.WriteAsync(value is DateTimeOffset time ? time.UtcDateTime : value, cancellationToken);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>
    /// The tenant's sums come about as the bot makes them: by additions, in the transaction of a write. Those of the teams
    /// are counted, since that many additions would take an hour.
    /// </summary>
    private async Task WriteCountsAsync(CommitScope scope, DateOnly from, int days, CancellationToken cancellationToken)
    {
        var goal = Math.Max(1, figures.Values.Sum(part => part.Pledged) / 4 * 5 / teams);
        for (var at = 0; at < teams; at++)
        {
            var settings = new CampaignSettings("Sample Change Day", "#ChangeDay", from, from.AddDays(days - 1), goal);
            var begun = new CampaignRecord(CampaignId, tenant, Team(at), settings);
            begun.Call($"Sample Team {at}");
            scope.Db.Campaigns.Add(begun);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        foreach (var part in figures.Values)
        {
            await FiguresTable.AddAsync(scope, part, cancellationToken);
        }

        foreach (var statement in TeamCounts)
        {
            await scope.RunAsync(statement, _ => { }, cancellationToken);
        }
    }

    private static readonly string[] TeamCounts =
    [
        """
            INSERT INTO campaign_sums (campaign_id, theme_id, made_as, pledged, joined, done)
                SELECT campaign_id || '|' || team_id, COALESCE(theme_id, ''), made_as, count(*), sum(joined),
                       sum(CASE WHEN state = 'Done' THEN 1 ELSE 0 END)
                FROM pledges WHERE state IN ('Posted', 'Due', 'StillOnIt', 'Done', 'LetGo') GROUP BY 1, 2, 3
            """,
        """
            UPDATE campaigns SET
                pledged = (SELECT COALESCE(sum(s.pledged), 0) FROM campaign_sums s WHERE s.campaign_id = campaigns.id),
                joined = (SELECT COALESCE(sum(s.joined), 0) FROM campaign_sums s WHERE s.campaign_id = campaigns.id),
                done = (SELECT COALESCE(sum(s.done), 0) FROM campaign_sums s WHERE s.campaign_id = campaigns.id)
            """,
    ];
}
