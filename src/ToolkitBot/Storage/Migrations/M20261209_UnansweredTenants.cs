using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>Questions without an answer belong to a tenant. Nobody noted that of those that are there already.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261209_unanswered_tenants")]
internal sealed class UnansweredTenants : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<string>("tenant_id", "unanswered", nullable: true);
}
