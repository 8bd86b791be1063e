using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace ToolkitBot.Storage.Migrations;

/// <summary>
/// A campaign belongs to a team. What a tenant had becomes the campaign of its channel's team, with its pledges, posts,
/// joins and owners; what it counted is counted for the team and, as before, for the tenant.
/// </summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261201_teams")]
internal sealed class Teams : Migration
{
    private bool IsSqlite => ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
    private string Time => IsSqlite ? "INTEGER" : "timestamp with time zone";

    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("team_id", "people", nullable: true);
        migration.AddColumn<bool>("is_guest", "people", nullable: true);
        migration.AddColumn<string>("team_id", "pledges", nullable: true);
        migration.AddColumn<DateTimeOffset>("taken_down_at", "pledges", type: Time, nullable: true);
        migration.AddColumn<string>("state_before", "pledges", nullable: true);
        migration.AddColumn<string>("campaign_id", "campaigns", nullable: false, defaultValue: "");
        migration.AddColumn<string>("team_id", "campaigns", nullable: true);
        migration.AddColumn<string>("team_name", "campaigns", nullable: true);
        migration.AddColumn<DateTimeOffset>("gone_at", "campaigns", type: Time, nullable: true);
        migration.AddColumn<bool>("takes_pledges", "campaigns", nullable: false, defaultValue: true);
        AddTables(migration);

        // In plain SQL, which both databases read alike.
        migration.Sql(
            """
            UPDATE campaigns SET
                campaign_id = id,
                team_id = COALESCE((SELECT c.team_id FROM conversations c WHERE c.id = campaigns.channel_id), channel_id);
            UPDATE campaigns SET id = id || '|' || team_id WHERE team_id IS NOT NULL;
            UPDATE pledges SET team_id = (SELECT c.team_id FROM campaigns c WHERE c.campaign_id = pledges.campaign_id);
            INSERT INTO campaign_sums (campaign_id, theme_id, made_as, pledged, joined, done)
                SELECT c.id, s.theme_id, s.made_as, s.pledged, s.joined, s.done
                FROM campaign_sums s JOIN campaigns c ON c.campaign_id = s.campaign_id WHERE c.team_id IS NOT NULL;
            INSERT INTO campaign_sums (campaign_id, theme_id, made_as, pledged, joined, done)
                SELECT campaign_id, '*', '*', pledged, joined, done FROM campaigns;
            INSERT INTO campaign_days (campaign_id, theme_id, day, pledged, joined, done)
                SELECT c.id, d.theme_id, d.day, d.pledged, d.joined, d.done
                FROM campaign_days d JOIN campaigns c ON c.campaign_id = d.campaign_id WHERE c.team_id IS NOT NULL;
            DROP INDEX "IX_pledges_campaign_id_created_at";
            """
        );
        AddIndexes(migration);
    }

    private void AddTables(MigrationBuilder migration)
    {
        migration.CreateTable(
            "memberships",
            table => new { person_key = table.Column<string>(), team_id = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_memberships", m => new { m.person_key, m.team_id })
        );
        migration.CreateTable(
            "campaign_events",
            table => new
            {
                id = table
                    .Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation(
                        "Npgsql:ValueGenerationStrategy",
                        NpgsqlValueGenerationStrategy.IdentityByDefaultColumn
                    ),
                campaign_id = table.Column<string>(),
                at = table.Column<DateTimeOffset>(type: Time),
                kind = table.Column<string>(),
                by_key = table.Column<string>(nullable: true),
                about_key = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_campaign_events", e => e.id)
        );
        migration.CreateIndex("IX_campaign_events_campaign_id", "campaign_events", "campaign_id");
    }

    private static void AddIndexes(MigrationBuilder migration)
    {
        migration.CreateIndex("IX_conversations_team_id", "conversations", "team_id");
        migration.CreateIndex("IX_campaigns_campaign_id_pledged", "campaigns", ["campaign_id", "pledged"]);
        migration.CreateIndex(
            "IX_pledges_campaign_id_team_id_created_at",
            "pledges",
            ["campaign_id", "team_id", "created_at"]
        );
        migration.CreateIndex(
            "IX_pledges_campaign_id_team_id_created_at_id",
            "pledges",
            ["campaign_id", "team_id", "created_at", "id"],
            filter: Entities.Pledge.ShownStates
        );
        migration.CreateIndex(
            "IX_pledges_campaign_id_team_id_theme_id_created_at_id",
            "pledges",
            ["campaign_id", "team_id", "theme_id", "created_at", "id"],
            filter: Entities.Pledge.ShownStates
        );
    }
}
