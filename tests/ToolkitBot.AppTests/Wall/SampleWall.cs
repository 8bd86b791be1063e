using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.AppTests.Wall;

/// <summary>Puts sample pledges of a team on a tenant's wall, and counts them as whoever makes a pledge does.</summary>
internal sealed class SampleWall(IServiceProvider bot, string tenant, string team = "19:sample-team")
{
    private readonly Database database = bot.GetRequiredService<Database>();
    private string CampaignId => $"{tenant}|change-day";

    /// <summary>The campaign, before its first pledge.</summary>
    public Task BeginAsync(int goal = 100) =>
        database.Writes.RunAsync(
            (scope, token) =>
            {
                scope.Db.Campaigns.Add(
                    new CampaignRecord(
                        CampaignId,
                        tenant,
                        team,
                        new("Sample campaign", "#Sample", new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30), goal)
                    )
                );
                return scope.Db.SaveChangesAsync(token);
            },
            CancellationToken.None
        );

    public Task PledgeAsync(
        string text,
        string? theme = "listening",
        string madeAs = "individual",
        string? name = null,
        string? group = null,
        PledgeState state = PledgeState.Posted,
        int joined = 0,
        int day = 1
    ) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                var on = new DateOnly(2026, 10, day);
                var at = new DateTimeOffset(on.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
                var id = Guid.NewGuid().ToString("N");
                var details = new PledgeDetails
                {
                    ShownName = name,
                    GroupName = group,
                    MadeAs = madeAs,
                    Text = text,
                    ThemeId = theme,
                    DueOn = on.AddDays(30),
                    DueChosen = true,
                    TimeZone = "Europe/London",
                };
                var pledge = new Pledge(id, tenant, CampaignId, team, personKey: null, details, at);
                var row = scope.Db.Pledges.Add(pledge);
                row.Property(p => p.State).CurrentValue = state;
                row.Property(p => p.Joined).CurrentValue = joined;
                await scope.Db.SaveChangesAsync(token);
                await FiguresTable.MoveAsync(scope, null, PledgeFigures.Of(pledge), token);
            },
            CancellationToken.None
        );

    /// <summary>Changes the only pledge with these words, and its figures with it.</summary>
    public Task ChangeAsync(string text, Action<EntityEntry<Pledge>> change) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                var pledge = await scope.Db.Pledges.SingleAsync(p => p.Text == text, token);
                var before = PledgeFigures.Of(pledge);
                change(scope.Db.Entry(pledge));
                await scope.Db.SaveChangesAsync(token);
                await FiguresTable.MoveAsync(scope, before, PledgeFigures.Of(pledge), token);
            },
            CancellationToken.None
        );
}
