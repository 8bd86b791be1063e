using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>
/// Finds the pledges that waited for a team when one begins to take pledges, or when their author is first seen in one:
/// those whose authors its roster names go there, and their authors are told.
/// </summary>
internal sealed class PlacementSender(
    Database database,
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    CampaignStore campaigns,
    CampaignChannels channels,
    OutboxQueue queue,
    TimeProvider clock
) : IOutboxSender
{
    private const string Kind = OutboxTable.PlacementKind;
    private const string IsMember = "member";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    /// <summary>The letter that asks whether a pledge belongs to a team; it is sent to the team's channel's place.</summary>
    public static OutboxLetter Letter(string pledgeId, string teamId, string channelId) =>
        new()
        {
            Kind = Kind,
            Place = channelId,
            Subject = pledgeId,
            Payload = teamId,
            UniqueKey = $"place:{pledgeId}:{teamId}",
        };

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        await using var db = database.Read();
        var account = await db
            .Pledges.Where(p => p.Id == row.Subject && p.TeamId == null && p.State != PledgeState.Withdrawn)
            .Join(db.People, p => p.PersonKey, person => person.Key, (_, person) => person.ChannelAccountId)
            .SingleOrDefaultAsync(cancellationToken);
        return new()
        {
            Rows = [row],
            Send = account is null ? null : token => AskAsync(row, account, token),
            SettleAsync = (scope, answer, token) => SettleAsync(scope, row, answer, token),
        };
    }

    /// <summary>The pledge waits for another team, or for its author to choose.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => OutboxTable.FreeKeysAsync(scope, rows, cancellationToken);

    private Task<string?> AskAsync(OutboxMessage row, string account, CancellationToken cancellationToken) =>
        addresses.AskAsync(
            row.Place,
            async channel =>
            {
                var team = channel with { Conversation = channel.Conversation with { Id = row.Payload } };
                return await connector.GetMemberAsync(team, account, cancellationToken) is null ? null : IsMember;
            },
            cancellationToken
        );

    private async Task SettleAsync(
        CommitScope scope,
        OutboxMessage row,
        string? answer,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
        var pledge = await scope
            .Db.Pledges.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == row.Subject, cancellationToken);
        if (answer != IsMember || pledge is not { TeamId: null, PersonKey: { } author })
        {
            return;
        }

        string[] words = [pledge.Text, pledge.ForWhom ?? "", pledge.Why ?? ""];
        var doubtful = PledgeScreening.Check(languages.For(null), words).Verdict != ScreenVerdict.Pass;
        var place = new PlacePledge(pledge.Id, row.Payload!, doubtful);
        await new ChangePledgeEffect(place, campaigns, channels, queue, clock).ApplyAsync(scope, cancellationToken);
        await MembershipsTable.AddAsync(scope, author, row.Payload!, cancellationToken);
        var campaign = await campaigns.OpenAsync(scope, pledge.TenantId, row.Payload, cancellationToken);
        var told = Notice.OfTeam("pledge.placed", campaign);
        await queue.AddAsync(scope, told.To(author, pledge.Id, $"placed:{pledge.Id}"), cancellationToken);
    }
}
