using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Care;

/// <summary>Which version of the app package is in use, as far as clients tell.</summary>
internal sealed class PackagesSeen(Database database, TimeProvider clock)
{
    /// <summary>A version that nobody used for so long is in use no more.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <summary>For each tenant the newest version of the last days. While an update goes round, some still have the old one.</summary>
    public async Task<IReadOnlyDictionary<string, Version>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        var since = database.Time(clock.GetUtcNow() - Recent);
        var marks = await MarksTable.SinceAsync(connection, PackageSeen.Prefix, since, cancellationToken);
        return marks
            .Select(mark => mark[PackageSeen.Prefix.Length..].Split('|'))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(
                tenant => tenant.Key,
                tenant => tenant.Max(parts => Version.Parse(parts[1]))!,
                StringComparer.Ordinal
            );
    }
}
