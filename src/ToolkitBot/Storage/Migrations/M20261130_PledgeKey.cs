using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>A pledge's own id makes submitting it twice harmless: the second copy of it goes.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261130_pledge_key")]
internal sealed class PledgeKey : Migration
{
    // In plain SQL, which both databases read alike: EF would build the whole table anew on SQLite.
    protected override void Up(MigrationBuilder migration) =>
        migration.Sql("""DROP INDEX "IX_pledges_made_by"; ALTER TABLE pledges DROP COLUMN made_by;""");
}
