using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// A feature that knows what is still to be set up for a team. Register it as a singleton of this type, and its items
/// stand on the owners' card for as long as it names them.
/// </summary>
internal interface ICampaignToDo
{
    /// <summary>Returns what is still to do, most important first; nothing where all is done.</summary>
    Task<IReadOnlyList<CampaignToDo>> ItemsAsync(
        Turn turn,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    );
}

/// <summary>Something that is still to be set up.</summary>
/// <param name="Text">A sentence of the content, in plain text.</param>
/// <param name="Button">The button that leads there, whose verb gets the team as <c>team</c>; null for none.</param>
internal sealed record CampaignToDo(string Text, CardButton? Button = null);
