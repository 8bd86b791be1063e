using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>
/// Outbox rows name a place and a subject instead of a conversation, a pledge and a person: whose chat it is stands in
/// the place.
/// </summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261128_outbox_subjects")]
internal sealed class OutboxSubjects : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        // In plain SQL, which both databases read alike: for a dropped column EF would build the whole table anew on SQLite.
        migration.Sql(
            """
            DROP INDEX "IX_outbox_due_at_conversation_id";
            DROP INDEX "IX_outbox_pledge_id";
            DROP INDEX "IX_outbox_person_key";
            ALTER TABLE outbox RENAME COLUMN conversation_id TO place;
            ALTER TABLE outbox RENAME COLUMN pledge_id TO subject;
            ALTER TABLE outbox DROP COLUMN person_key;
            ALTER TABLE outbox_leases RENAME COLUMN conversation_id TO place;
            """
        );
        migration.CreateIndex("IX_outbox_due_at_place", "outbox", ["due_at", "place"], filter: "finished_at is null");
        migration.CreateIndex("IX_outbox_subject", "outbox", "subject");
        migration.CreateIndex("IX_outbox_place", "outbox", "place");
    }
}
