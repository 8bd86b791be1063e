using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.Tests.House;

/// <summary>The paper that adopters read on what is kept names every table, and the times of the code.</summary>
public sealed partial class RetentionTableTests
{
    private static readonly string Paper = File.ReadAllText(Repository.Of("docs", "adopting", "retention.md"));

    [Fact]
    public void Every_table_of_the_database_stands_in_the_paper()
    {
        using var db = new ToolkitDb(new DbContextOptionsBuilder<ToolkitDb>().UseSqlite().Options);
        var stored = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);
        Assert.Equal(stored, Rows().Select(row => row.Table).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_table_that_is_about_people_stands_in_the_paper_on_data_protection()
    {
        var paper = File.ReadAllText(Repository.Of("docs", "adopting", "data-protection.md"));
        var personal = Rows().Where(row => row.Personal != "no").Select(row => row.Table).ToList();
        Assert.True(personal.Count > 8);
        Assert.DoesNotContain(personal, table => !paper.Contains($"`{table}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_number_of_days_is_the_code_s()
    {
        var setting = BotSettings.Read(new ConfigurationBuilder().Build()).Pledges.RetentionDays;
        foreach (var (table, _, goes) in Rows())
        {
            var expected = table switch
            {
                "turns" => (int)TurnStore.KeptFor.TotalDays,
                "outbox_leases" => (int)Features.Privacy.Retention.LeasesAreKept.TotalDays,
                _ => setting,
            };
            Assert.All(
                Days().Matches(goes),
                days => Assert.Equal(expected, int.Parse(days.Groups["days"].Value, CultureInfo.InvariantCulture))
            );
        }

        Assert.Contains($"**{setting} days**", Paper, StringComparison.Ordinal);
        Assert.Contains($"{setting} if not set", Paper, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Table, string Personal, string Goes)> Rows() =>
        Row()
            .Matches(Paper)
            .Select(row => (row.Groups["table"].Value, row.Groups["personal"].Value.Trim(), row.Groups["goes"].Value));

    [GeneratedRegex(@"^\| `(?<table>\w+)` \|.*\|(?<personal>[^|]+)\|(?<goes>[^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<days>\d+) days?\b")]
    private static partial Regex Days();
}
