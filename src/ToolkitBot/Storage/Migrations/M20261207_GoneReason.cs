using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>Why a campaign's channel is gone. Of those that are gone already, nobody noted it.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261207_gone_reason")]
internal sealed class AddGoneReason : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<string>("gone_reason", "campaigns", nullable: true);
}
