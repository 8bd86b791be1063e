using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>A team chooses among the themes of the content. Those that are there have all of them.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261204_campaign_themes")]
internal sealed class CampaignThemes : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<string>("themes", "campaigns", nullable: false, defaultValue: "");
}
