using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>Steps of an upgrade that are done, and the index by which an account leads to its person.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261129_marks")]
internal sealed class AddMarks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        var time = ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? "INTEGER"
            : "timestamp with time zone";
        migration.CreateTable(
            "marks",
            table => new { name = table.Column<string>(), at = table.Column<DateTimeOffset>(type: time) },
            constraints: table => table.PrimaryKey("PK_marks", mark => mark.name)
        );
        migration.CreateIndex("IX_people_channel_account_id", "people", "channel_account_id");
    }
}
