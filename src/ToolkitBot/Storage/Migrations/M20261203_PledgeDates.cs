using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ToolkitBot.Storage.Migrations;

/// <summary>Whether the author chose the due date. Of the pledges that are there, the date has been shown to all.</summary>
[DbContext(typeof(ToolkitDb))]
[Migration("20261203_pledge_dates")]
internal sealed class PledgeDates : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<bool>("due_chosen", "pledges", nullable: false, defaultValue: true);
}
