using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>
/// When a card's <c>refresh</c> block asks the bot by itself: for the people it names who look at the message, at most
/// once a minute for a person and a message.
/// </summary>
internal sealed class CardRefresh(LocalWorld world, TimeProvider clock)
{
    private const int MostPeople = 60;
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<(string Person, string Message), DateTimeOffset> asked = [];
    private readonly Dictionary<string, string> viewing = [];

    public void Looks(LocalPerson person, LocalConversation conversation)
    {
        lock (gate)
        {
            viewing[person.Key] = conversation.Id;
        }
    }

    public IReadOnlyList<LocalPerson> Viewers(LocalMessage message)
    {
        lock (gate)
        {
            return [.. world.People.Where(person => viewing.GetValueOrDefault(person.Key) == message.ConversationId)];
        }
    }

    /// <summary>The actions that are due now for this person, each with the place of its card; asking marks them.</summary>
    public IReadOnlyList<(int Attachment, JsonObject Action)> Due(LocalPerson person, LocalMessage message)
    {
        // The card on screen decides: a returned card without a refresh block ends the refreshing.
        (int, JsonObject)[] due =
        [
            .. message
                .AttachmentsFor(person.Key)
                .Select((attachment, at) => (at, Action(attachment, person, message)))
                .Where(card => card.Item2 is not null)
                .Select(card => (card.at, card.Item2!)),
        ];
        if (due.Length == 0 || message.Deleted)
        {
            return [];
        }
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var key = (person.Key, message.Id);
            if (asked.TryGetValue(key, out var last) && now - last <= pause)
            {
                return [];
            }
            asked[key] = now;
            return due;
        }
    }

    private JsonObject? Action(Attachment attachment, LocalPerson person, LocalMessage message)
    {
        if (
            attachment.ContentType != Attachment.AdaptiveCard
            || attachment.Content?["refresh"] is not JsonObject refresh
            || refresh["action"] is not JsonObject action
        )
        {
            return null;
        }
        var named = refresh["userIds"] is JsonArray ids
            ? ids.Count <= MostPeople && ids.Any(id => InvokeAnswers.Text(id) == person.Mri)
            : world.FindConversation(message.ConversationId)?.Members.Count <= MostPeople;
        return named ? action : null;
    }
}
