using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>
/// What a tenant's wall adds up of its teams' campaigns stands together in an index: thousands of rows are not looked up
/// one by one.
/// </summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261210_campaign_settings")]
internal sealed class CampaignSettingsIndex : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.CreateIndex(
            "IX_campaigns_settings",
            "campaigns",
            ["campaign_id", "team_id", "name", "hashtag", "starts_on", "ends_on", "goal"]
        );
}
