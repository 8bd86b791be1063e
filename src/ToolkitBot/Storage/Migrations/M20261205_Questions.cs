using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>Questions to people, and the channel in which a team's owners answer them.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261205_questions")]
internal sealed class AddQuestions : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        var time = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? "INTEGER"
            : "timestamp with time zone";
        migration.AddColumn<string>("questions_channel_id", "campaigns", nullable: true);
        migration.AddColumn<bool>("answers_everyone", "campaigns", nullable: false, defaultValue: false);
        migration.CreateTable(
            "questions",
            table => new
            {
                id = table.Column<string>(),
                tenant_id = table.Column<string>(),
                team_id = table.Column<string>(),
                asker_key = table.Column<string>(nullable: true),
                asker_name = table.Column<string>(nullable: true),
                text = table.Column<string>(),
                language = table.Column<string>(),
                follows_id = table.Column<string>(nullable: true),
                state = table.Column<string>(),
                taken_by_key = table.Column<string>(nullable: true),
                taken_by_name = table.Column<string>(nullable: true),
                answer = table.Column<string>(nullable: true),
                answered_by_key = table.Column<string>(nullable: true),
                answered_by_name = table.Column<string>(nullable: true),
                answered_at = table.Column<DateTimeOffset>(type: time, nullable: true),
                helped = table.Column<bool>(),
                channel_id = table.Column<string>(),
                post_activity_id = table.Column<string>(nullable: true),
                posted_version = table.Column<long>(),
                created_at = table.Column<DateTimeOffset>(type: time),
                version = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_questions", q => q.id)
        );
        migration.CreateIndex("IX_questions_tenant_id_team_id", "questions", ["tenant_id", "team_id"]);
        migration.CreateIndex("IX_questions_asker_key", "questions", "asker_key");
    }
}
