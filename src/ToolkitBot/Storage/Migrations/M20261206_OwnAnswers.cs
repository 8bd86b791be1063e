using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>The answers that a team keeps, and a count of their changes by which each instance sees them.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261206_own_answers")]
internal sealed class AddOwnAnswers : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        var isSqlite = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        var time = isSqlite ? "INTEGER" : "timestamp with time zone";
        migration.AddColumn<long>("answer_changes", "campaigns", nullable: false, defaultValue: 0L);
        migration.CreateTable(
            "own_answers",
            table => new
            {
                id = table.Column<string>(),
                tenant_id = table.Column<string>(),
                team_id = table.Column<string>(),
                language = table.Column<string>(),
                wordings = table.Column<string>(),
                vectors = table.Column<byte[]>(),
                encoder = table.Column<string>(),
                answer = table.Column<string>(),
                ask = table.Column<string>(nullable: true),
                true_until = table.Column<DateOnly>(),
                keeper_key = table.Column<string>(nullable: true),
                question_id = table.Column<string>(nullable: true),
                starter_id = table.Column<string>(nullable: true),
                kept_at = table.Column<DateTimeOffset>(type: time),
                changed_at = table.Column<DateTimeOffset>(type: time),
                retired_at = table.Column<DateTimeOffset>(type: time, nullable: true),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_own_answers", a => a.id)
        );
        migration.CreateIndex("IX_own_answers_tenant_id_team_id", "own_answers", ["tenant_id", "team_id"]);
        migration.CreateIndex("IX_own_answers_keeper_key", "own_answers", "keeper_key");
    }
}
