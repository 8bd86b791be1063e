using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.World;

/// <summary>
/// Everything that the local Teams knows: people, conversations, messages, who has read what. Safe to use from many
/// threads; what it hands out never changes afterwards.
/// </summary>
public sealed class LocalWorld
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly List<LocalMessage> messages = [];
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<(string Person, string Conversation), string> readUpTo = [];
    private readonly HashSet<string> installed = [];
    private readonly HashSet<(string Person, string Team)> gone = [];
    private readonly HashSet<string> deleted = [];
    private readonly HashSet<string> archived = [];
    private long lastId;

    public LocalWorld(LocalTeamsOptions options)
    {
        clock = options.Clock;
        TenantId = options.TenantId;
        Bot = new ChannelAccount { Id = options.BotId, Name = options.BotName };
        People = options.People;
        Conversations = SampleWorld.Conversations(People, TenantId);
        Teams = [.. Conversations.Select(conversation => conversation.Team).OfType<LocalTeam>().Distinct()];
    }

    public string TenantId { get; }
    public ChannelAccount Bot { get; }
    public IReadOnlyList<LocalTeam> Teams { get; }

    /// <summary>The first team.</summary>
    public LocalTeam Team => Teams[0];
    public IReadOnlyList<LocalPerson> People { get; }
    public IReadOnlyList<LocalConversation> Conversations { get; }

    /// <summary>Raised after each change, outside the lock.</summary>
    internal event Action<LocalMessage>? Changed;

    /// <summary>Raised when somebody has read a conversation.</summary>
    internal event Action? Read;

    /// <summary>The person with this key, id or directory id; throws when there is none.</summary>
    public LocalPerson Person(string key) =>
        FindPerson(key)
        ?? throw new KeyNotFoundException(
            $"There is no sample person '{key}'. There are: {string.Join(", ", People.Take(8).Select(person => person.Key))}."
        );

    /// <summary>The person with this key, channel id, Entra object id or e-mail address; null when there is none.</summary>
    public LocalPerson? FindPerson(string key) =>
        People.FirstOrDefault(person =>
            person.Key == key
            || person.Mri == key
            || string.Equals(person.ObjectId, key, StringComparison.OrdinalIgnoreCase)
            || string.Equals(person.Email, key, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The conversation that this person means by a key or a wire id; throws when there is none.</summary>
    public LocalConversation Conversation(string person, string keyOrId) =>
        Conversations.FirstOrDefault(conversation =>
            (conversation.Key == keyOrId || conversation.Id == BaseId(keyOrId)) && conversation.Members.Contains(person)
        )
        ?? throw new KeyNotFoundException(
            $"{person} has no conversation '{keyOrId}'. There are: {string.Join(", ", Conversations.Where(c => c.Members.Contains(person)).Select(c => c.Key).Distinct())}."
        );

    /// <summary>The conversation with this wire id, with or without a thread; null when there is none.</summary>
    public LocalConversation? FindConversation(string wireId) =>
        Conversations.FirstOrDefault(conversation => conversation.Id == BaseId(wireId));

    /// <summary>All messages, oldest first.</summary>
    public IReadOnlyList<LocalMessage> AllMessages()
    {
        lock (gate)
        {
            return [.. messages];
        }
    }

    /// <summary>The messages of one conversation, oldest first, deleted ones left out.</summary>
    public IReadOnlyList<LocalMessage> Messages(LocalConversation conversation)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.ConversationId == conversation.Id && !message.Deleted)];
        }
    }

    /// <summary>The message with this id; null when there is none.</summary>
    public LocalMessage? FindMessage(string id)
    {
        lock (gate)
        {
            return places.TryGetValue(id, out var place) ? messages[place] : null;
        }
    }

    /// <summary>A new message id: the time in milliseconds, raised where needed so that ids never repeat.</summary>
    public string NextId()
    {
        lock (gate)
        {
            lastId = Math.Max(lastId + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    internal LocalMessage Add(LocalConversation conversation, string? thread, string? person, Activity activity)
    {
        var id = NextId();
        var message = new LocalMessage
        {
            Id = id,
            ConversationId = conversation.Id,
            ThreadId = conversation.Scope == LocalScope.Channel ? thread ?? id : null,
            Person = person,
            Activity = activity with { Id = id },
            SentAt = clock.GetUtcNow(),
        };
        lock (gate)
        {
            places[id] = messages.Count;
            messages.Add(message);
        }
        Changed?.Invoke(message);
        return message;
    }

    internal LocalMessage? Change(string id, Func<LocalMessage, LocalMessage> change)
    {
        LocalMessage changed;
        lock (gate)
        {
            if (!places.TryGetValue(id, out var place))
            {
                return null;
            }
            changed = messages[place] = change(messages[place]);
        }
        Changed?.Invoke(changed);
        return changed;
    }

    /// <summary>Puts a card in place of the sent one, for one person.</summary>
    internal LocalMessage? Show(string messageId, CardPlace place, JsonNode card) =>
        Change(messageId, message => message with { Views = message.Views.SetItem(place, card.DeepClone()) });

    /// <summary>Forgets this person's views of a conversation, as closing and reopening Teams does.</summary>
    internal void ForgetViews(string person, LocalConversation conversation)
    {
        foreach (var message in Messages(conversation).Where(m => !m.Views.IsEmpty))
        {
            Change(
                message.Id,
                m => m with { Views = m.Views.RemoveRange(m.Views.Keys.Where(k => k.Person == person)) }
            );
        }
    }

    /// <summary>Whether the bot is installed in this conversation, for a channel in its team.</summary>
    public bool IsInstalled(LocalConversation conversation)
    {
        lock (gate)
        {
            return installed.Contains(InstallKey(conversation));
        }
    }

    /// <summary>True for the caller that made the change.</summary>
    internal bool SetInstalled(LocalConversation conversation, bool present)
    {
        lock (gate)
        {
            var key = InstallKey(conversation);
            return present ? installed.Add(key) : installed.Remove(key);
        }
    }

    internal void MarkRead(string person, LocalConversation conversation)
    {
        lock (gate)
        {
            var newest = messages.LastOrDefault(m => m.ConversationId == conversation.Id)?.Id ?? "";
            var key = (person, conversation.Id);
            if (readUpTo.GetValueOrDefault(key, "") == newest)
            {
                return;
            }
            readUpTo[key] = newest;
        }
        Read?.Invoke();
    }

    /// <summary>How many messages each person has not read, by person and conversation key; only what is above zero.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, int>> Unread()
    {
        var unread = new Dictionary<string, Dictionary<string, int>>();
        lock (gate)
        {
            foreach (var conversation in Conversations)
            {
                LocalMessage[] here = [.. messages.Where(m => m.ConversationId == conversation.Id && !m.Deleted)];
                foreach (var person in here.Length == 0 ? [] : conversation.Members)
                {
                    var read = readUpTo.GetValueOrDefault((person, conversation.Id), "");
                    var count = here.Count(m => m.Person != person && string.CompareOrdinal(m.Id, read) > 0);
                    if (count == 0)
                    {
                        continue;
                    }
                    unread.TryAdd(person, []);
                    unread[person][conversation.Key] = count;
                }
            }
        }
        return unread;
    }

    internal WorldSnapshot Snapshot()
    {
        lock (gate)
        {
            return new WorldSnapshot
            {
                LastId = lastId,
                Messages = [.. messages.Select(SavedMessage.Of)],
                Installed = [.. installed],
                Read = [.. readUpTo.Select(r => new ReadMark(r.Key.Person, r.Key.Conversation, r.Value))],
            };
        }
    }

    internal void Restore(WorldSnapshot snapshot)
    {
        lock (gate)
        {
            lastId = Math.Max(lastId, snapshot.LastId);
            foreach (var message in snapshot.Messages)
            {
                places[message.Id] = messages.Count;
                messages.Add(message.ToMessage());
            }
            installed.UnionWith(snapshot.Installed);
            foreach (var mark in snapshot.Read)
            {
                readUpTo[(mark.Person, mark.Conversation)] = mark.Message;
            }
        }
    }

    internal static string BaseId(string wireId) => wireId.Split(';', 2)[0];

    /// <summary>Keys of the people who are in a conversation now.</summary>
    public IEnumerable<string> Present(LocalConversation conversation)
    {
        lock (gate)
        {
            return [.. conversation.Members.Where(key => !gone.Contains((key, conversation.Team?.Id ?? "")))];
        }
    }

    /// <summary>Whether a channel was deleted.</summary>
    public bool IsDeleted(LocalConversation conversation)
    {
        lock (gate)
        {
            return deleted.Contains(conversation.Id);
        }
    }

    internal void Leave(string person, LocalTeam team)
    {
        lock (gate)
        {
            gone.Add((person, team.Id));
        }
    }

    internal void SetDeleted(LocalConversation channel, bool isDeleted)
    {
        lock (gate)
        {
            _ = isDeleted ? deleted.Add(channel.Id) : deleted.Remove(channel.Id);
        }
    }

    /// <summary>Whether the channel's team is archived: it can be read, and nobody writes there.</summary>
    public bool IsArchived(LocalConversation conversation)
    {
        lock (gate)
        {
            return conversation.Team is { } team && archived.Contains(team.Id);
        }
    }

    internal void SetArchived(LocalTeam team, bool isArchived)
    {
        lock (gate)
        {
            _ = isArchived ? archived.Add(team.Id) : archived.Remove(team.Id);
        }
    }

    private static string InstallKey(LocalConversation conversation) => conversation.Team?.Id ?? conversation.Id;
}
