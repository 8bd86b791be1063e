using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.House;

/// <summary>Whoever opens an address of the app package in Teams or its admin centre finds a page there.</summary>
public sealed partial class PackageAddressesTests
{
    [Fact]
    public async Task Every_address_of_the_manifest_is_served()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var served = bot
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .ToHashSet(StringComparer.Ordinal);
        var manifest = await File.ReadAllTextAsync(Repository.Of("appPackage", "manifest.json"));
        var named = Address().Matches(manifest).Select(match => match.Groups["path"].Value).ToList();
        Assert.True(named.Count > 4);
        Assert.Empty(named.Except(served, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"https://\$\{\{DOMAIN\}\}(?<path>[^?""]*)")]
    private static partial Regex Address();
}
