using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace ToolkitBot.Storage.Migrations;

/// <summary>The first schema. Written by hand; a test holds it against the model on both databases.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261122_start")]
internal sealed class Start : Migration
{
    // The provider is always known while a migration runs.
    private string Time =>
        ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "INTEGER" : "timestamp with time zone";

    protected override void Up(MigrationBuilder migration)
    {
        Create(
            migration,
            "turns",
            t => new
            {
                id = t.Column<string>(),
                state_key = t.Column<string>(),
                unsent = t.Column<byte[]>(nullable: true),
                answer_status = t.Column<int>(nullable: true),
                answer_body = t.Column<string>(nullable: true),
                sent = t.Column<bool>(),
                sending_until = t.Column<DateTimeOffset>(type: Time),
                committed_at = t.Column<DateTimeOffset>(type: Time),
            },
            t => t.id
        );
        migration.CreateIndex("IX_turns_committed_at", "turns", "committed_at");
        migration.CreateIndex("IX_turns_sending_until", "turns", "sending_until", filter: "sent = false");

        Create(
            migration,
            "states",
            t => new
            {
                key = t.Column<string>(),
                person_key = t.Column<string>(nullable: true),
                json = t.Column<string>(),
                version = t.Column<long>(),
                updated_at = t.Column<DateTimeOffset>(type: Time),
            },
            t => t.key
        );

        Create(
            migration,
            "conversations",
            t => new
            {
                id = t.Column<string>(),
                tenant_id = t.Column<string>(),
                scope = t.Column<string>(),
                service_url = t.Column<string>(),
                bot_id = t.Column<string>(nullable: true),
                team_id = t.Column<string>(nullable: true),
                name = t.Column<string>(nullable: true),
                active = t.Column<bool>(),
                welcomed_at = t.Column<DateTimeOffset>(type: Time, nullable: true),
                updated_at = t.Column<DateTimeOffset>(type: Time),
            },
            t => t.id
        );

        Create(
            migration,
            "people",
            t => new
            {
                key = t.Column<string>(),
                tenant_id = t.Column<string>(),
                name = t.Column<string>(nullable: true),
                channel_account_id = t.Column<string>(nullable: true),
                language = t.Column<string>(nullable: true),
                locale = t.Column<string>(nullable: true),
                time_zone = t.Column<string>(nullable: true),
                personal_conversation_id = t.Column<string>(nullable: true),
                follow_ups_off = t.Column<bool>(),
                first_seen = t.Column<DateTimeOffset>(type: Time),
                last_seen = t.Column<DateTimeOffset>(type: Time),
            },
            t => t.key
        );

        Create(
            migration,
            "campaigns",
            t => new
            {
                id = t.Column<string>(),
                tenant_id = t.Column<string>(),
                name = t.Column<string>(),
                hashtag = t.Column<string>(nullable: true),
                starts_on = t.Column<DateOnly>(),
                ends_on = t.Column<DateOnly>(),
                goal = t.Column<int>(),
                approve_first = t.Column<bool>(),
                owners = t.Column<string>(),
                channel_id = t.Column<string>(nullable: true),
                pledged = t.Column<int>(),
                joined = t.Column<int>(),
                done = t.Column<int>(),
                version = t.Column<long>(),
            },
            t => t.id
        );

        Create(
            migration,
            "campaign_sums",
            t => new
            {
                campaign_id = t.Column<string>(),
                theme_id = t.Column<string>(),
                made_as = t.Column<string>(),
                pledged = t.Column<int>(),
                joined = t.Column<int>(),
                done = t.Column<int>(),
            },
            t => new
            {
                t.campaign_id,
                t.theme_id,
                t.made_as,
            }
        );

        Create(
            migration,
            "campaign_days",
            t => new
            {
                campaign_id = t.Column<string>(),
                theme_id = t.Column<string>(),
                day = t.Column<DateOnly>(),
                pledged = t.Column<int>(),
                joined = t.Column<int>(),
                done = t.Column<int>(),
            },
            t => new
            {
                t.campaign_id,
                t.theme_id,
                t.day,
            }
        );

        Create(
            migration,
            "pledges",
            t => new
            {
                id = t.Column<string>(),
                tenant_id = t.Column<string>(),
                campaign_id = t.Column<string>(),
                person_key = t.Column<string>(nullable: true),
                shown_name = t.Column<string>(nullable: true),
                made_as = t.Column<string>(),
                group_name = t.Column<string>(nullable: true),
                text = t.Column<string>(),
                for_whom = t.Column<string>(nullable: true),
                why = t.Column<string>(nullable: true),
                theme_id = t.Column<string>(nullable: true),
                due_on = t.Column<DateOnly>(),
                time_zone = t.Column<string>(),
                state = t.Column<string>(),
                refusal_reason = t.Column<string>(nullable: true),
                outcome = t.Column<string>(nullable: true),
                joined = t.Column<int>(),
                made_by = t.Column<string>(),
                channel_id = t.Column<string>(nullable: true),
                post_activity_id = t.Column<string>(nullable: true),
                posted_version = t.Column<long>(),
                created_at = t.Column<DateTimeOffset>(type: Time),
                posted_at = t.Column<DateTimeOffset>(type: Time, nullable: true),
                done_at = t.Column<DateTimeOffset>(type: Time, nullable: true),
                version = t.Column<long>(),
            },
            t => t.id
        );
        migration.CreateIndex("IX_pledges_made_by", "pledges", "made_by", unique: true);
        migration.CreateIndex("IX_pledges_person_key", "pledges", "person_key");
        migration.CreateIndex("IX_pledges_post_activity_id", "pledges", "post_activity_id");
        migration.CreateIndex("IX_pledges_campaign_id_created_at", "pledges", ["campaign_id", "created_at"]);
        migration.CreateIndex(
            "IX_pledges_campaign_id_created_at_id",
            "pledges",
            ["campaign_id", "created_at", "id"],
            filter: Entities.Pledge.ShownStates
        );
        migration.CreateIndex(
            "IX_pledges_campaign_id_theme_id_created_at_id",
            "pledges",
            ["campaign_id", "theme_id", "created_at", "id"],
            filter: Entities.Pledge.ShownStates
        );

        Create(
            migration,
            "pledge_joins",
            t => new
            {
                pledge_id = t.Column<string>(),
                person_key = t.Column<string>(),
                joined_at = t.Column<DateTimeOffset>(type: Time),
            },
            t => new { t.pledge_id, t.person_key }
        );
        migration.CreateIndex("IX_pledge_joins_person_key", "pledge_joins", "person_key");

        Create(
            migration,
            "outbox",
            t => new
            {
                id = Growing(t),
                kind = t.Column<string>(),
                conversation_id = t.Column<string>(),
                unique_key = t.Column<string>(nullable: true),
                pledge_id = t.Column<string>(nullable: true),
                person_key = t.Column<string>(nullable: true),
                payload = t.Column<string>(nullable: true),
                due_at = t.Column<DateTimeOffset>(type: Time),
                attempts = t.Column<int>(),
                created_at = t.Column<DateTimeOffset>(type: Time),
                finished_at = t.Column<DateTimeOffset>(type: Time, nullable: true),
                dead_reason = t.Column<string>(nullable: true),
            },
            t => t.id
        );
        migration.CreateIndex("IX_outbox_unique_key", "outbox", "unique_key", unique: true);
        migration.CreateIndex(
            "IX_outbox_due_at_conversation_id",
            "outbox",
            ["due_at", "conversation_id"],
            filter: "finished_at is null"
        );
        migration.CreateIndex("IX_outbox_pledge_id", "outbox", "pledge_id");
        migration.CreateIndex("IX_outbox_person_key", "outbox", "person_key");

        Create(
            migration,
            "outbox_leases",
            t => new
            {
                conversation_id = t.Column<string>(),
                owner = t.Column<string>(),
                until = t.Column<DateTimeOffset>(type: Time),
                paused_until = t.Column<DateTimeOffset>(type: Time, nullable: true),
                sends = t.Column<string>(),
            },
            t => t.conversation_id
        );

        Create(
            migration,
            "tallies",
            t => new
            {
                day = t.Column<DateOnly>(),
                kind = t.Column<string>(),
                subject = t.Column<string>(),
                count = t.Column<int>(),
            },
            t => new
            {
                t.day,
                t.kind,
                t.subject,
            }
        );

        Create(
            migration,
            "unanswered",
            t => new
            {
                id = Growing(t),
                text = t.Column<string>(),
                door = t.Column<string>(nullable: true),
                language = t.Column<string>(),
                day = t.Column<DateOnly>(),
            },
            t => t.id
        );
    }

    private static void Create<TColumns>(
        MigrationBuilder migration,
        string name,
        Func<ColumnsBuilder, TColumns> columns,
        Expression<Func<TColumns, object>> key
    ) => migration.CreateTable(name, columns, constraints: table => table.PrimaryKey($"PK_{name}", key));

    /// <summary>A key that the database counts up.</summary>
    private static OperationBuilder<AddColumnOperation> Growing(ColumnsBuilder table) =>
        table
            .Column<long>()
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation(
                "Npgsql:ValueGenerationStrategy",
                Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn
            );
}
