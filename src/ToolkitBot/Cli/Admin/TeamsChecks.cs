using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Care;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Cli.Admin;

/// <summary>What the bot may do in Teams: its addresses, a team's roster, the package that is installed.</summary>
internal sealed class TeamsChecks(IServiceProvider services) : IChecks
{
    /// <summary>Teams whose roster is asked for; more would tell no more.</summary>
    private const int MostTeams = 3;

    private readonly Database database = services.GetRequiredService<Database>();

    public async IAsyncEnumerable<Finding> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (
            services.GetRequiredService<BotSettings>().IsLocal
            || !(await database.SchemaAsync(cancellationToken)).IsOfThisRelease
        )
        {
            yield break;
        }

        await using var db = database.Read();
        var hosts = await db.Conversations.Select(c => c.ServiceUrl).Distinct().Take(20).ToListAsync(cancellationToken);
        yield return Addresses(hosts);
        var teams = await db
            .Conversations.AsNoTracking()
            .Where(c => c.Active && c.TeamId != null && c.Scope == nameof(Scope.Channel))
            .OrderByDescending(c => c.UpdatedAt)
            .Take(MostTeams)
            .ToListAsync(cancellationToken);
        if (teams.Count == 0)
        {
            yield return Finding.Unknown(
                "permissions",
                "nobody has spoken with the bot in a team yet: add it to one, say '@ToolkitBot help' there, and ask again"
            );
        }

        foreach (var team in teams)
        {
            yield return await RosterAsync(team, cancellationToken);
        }

        yield return await PackageAsync(cancellationToken);
    }

    private Finding Addresses(List<string> known)
    {
        var policy = services.GetRequiredService<IInboundTrust>().ServiceUrls;
        var strange = known.Where(address => !policy.Allows(address)).Select(Host).Distinct().ToList();
        return strange.Count == 0
            ? Finding.Ok("addresses", "every conversation is at an address that may be called")
            : Finding.Fault(
                "addresses",
                $"Conversations are at {string.Join(", ", strange)}, which Bot:ServiceHosts does not list: add it if it is Microsoft's."
            );
    }

    private async Task<Finding> RosterAsync(ConversationRecord team, CancellationToken cancellationToken)
    {
        var connector = services.GetRequiredKeyedService<ConnectorClient>(OutboxSetup.PumpConnector);
        try
        {
            var page = await connector.GetMembersPageAsync(OutboxAddresses.ToReference(team), null, cancellationToken);
            return page.Members.Count > 0
                ? Finding.Ok("permissions", "the roster of a team can be read")
                : Finding.Look("permissions", "the roster of a team came empty: ask again later");
        }
        catch (ConnectorException e)
        {
            return Finding.Fault(
                "permissions",
                $"The roster of a team cannot be read ({e.Fault.Kind}): {Advice(e.Fault.Kind)}"
            );
        }
    }

    private static string Advice(ConnectorFaultKind kind) =>
        kind switch
        {
            ConnectorFaultKind.NotInConversation or ConnectorFaultKind.NotInstalled =>
                "the app was removed from that team; add it again, or let it be.",
            ConnectorFaultKind.DisabledByAdmin => "an administrator blocked the app in the Teams admin centre.",
            ConnectorFaultKind.Unauthorized or ConnectorFaultKind.NoToken =>
                "the app registration and the Azure Bot are not the same app, or the token above failed.",
            ConnectorFaultKind.NotConnected => "let this machine call the address by https.",
            _ => "try again; if it stays, the log has Microsoft's correlation (MS-CV).",
        };

    private async Task<Finding> PackageAsync(CancellationToken cancellationToken)
    {
        var seen = await services.GetRequiredService<PackagesSeen>().NewestAsync(cancellationToken);
        return seen.Count == 0
                ? Finding.Unknown(
                    "package",
                    "Teams has not told yet which version of the app is installed; not every client does"
                )
            : seen.Values.Min() is { } oldest && oldest < Release.Number
                ? Finding.Look(
                    "package",
                    $"the app in Teams is version {oldest} and the bot {Release.Number}: make a package with 'package', and upload it"
                )
            : Finding.Ok("package", $"the app in Teams is version {seen.Values.Min()}");
    }

    private static string Host(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "an address that cannot be read";
}
