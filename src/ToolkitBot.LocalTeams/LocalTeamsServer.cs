using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams;

/// <summary>
/// A small Teams for one machine: sample people who type and press, a Connector that the bot answers through, and what
/// each person sees. It knows no web page; the endpoints and the tests both stand on it.
/// </summary>
public sealed partial class LocalTeamsServer : IAsyncDisposable
{
    private readonly LocalTeamsOptions options;
    private readonly ILogger logger;
    private readonly BotLink bot;
    private readonly ActivityShapes shapes;
    private readonly CardRefresh refresh;
    private readonly DialogDesk dialogs;
    private readonly WorldFile? file;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private string? serviceUrl;

    public LocalTeamsServer(LocalTeamsOptions options, ILoggerFactory? loggers = null)
    {
        this.options = options;
        logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<LocalTeamsServer>();
        World = new LocalWorld(options);
        bot = new BotLink(options, logger);
        shapes = new ActivityShapes(World, options.Clock)
        {
            ServiceUrl = () => serviceUrl ?? throw new InvalidOperationException(NotConnected),
        };
        refresh = new CardRefresh(World, options.Clock);
        dialogs = new DialogDesk(World, bot, shapes);
        Connector = new ConnectorDesk(options, World) { MessageShown = RefreshViewers };
        if (options.StateFile is { } path)
        {
            file = new WorldFile(path, World, bot, logger);
            file.Load();
            file.Start();
        }
    }

    private const string NotConnected =
        "The local Teams does not know its own address yet: start the server first, or set ServiceUrl and BotEndpoint.";

    /// <summary>People, conversations and messages.</summary>
    public LocalWorld World { get; }

    /// <summary>The bot's side: what it sends, and the record of its calls.</summary>
    public ConnectorDesk Connector { get; }

    /// <summary>Every attempt to hand an activity to the bot, oldest first.</summary>
    public IReadOnlyList<BotDelivery> Deliveries => bot.Deliveries;

    /// <summary>Raised when the bot starts (true) and stops (false) working on a person's activity.</summary>
    internal event Action<JsonObject, bool>? BotWorks
    {
        add => bot.Working += value;
        remove => bot.Working -= value;
    }

    /// <summary>Tells the server where it is reached, and delivers what an earlier run left unanswered.</summary>
    public void Connect(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var root = address.AbsoluteUri.TrimEnd('/');
        serviceUrl ??= (options.ServiceUrl?.AbsoluteUri ?? $"{root}/_connector").TrimEnd('/');
        if (bot.Endpoint.TrySetResult(options.BotEndpoint ?? new Uri($"{root}/api/messages")))
        {
            foreach (var activity in bot.Unfinished)
            {
                activity["serviceUrl"] = serviceUrl;
                Run(token => bot.DeliverAsync(activity, token));
            }
        }
    }

    /// <summary>
    /// The person opens a conversation. The first opening adds the bot to it, which Teams announces twice; cards with a
    /// refresh block ask for this person's view. Waits until the bot has answered.
    /// </summary>
    public async Task OpenAsync(string person, string conversation, CancellationToken cancellationToken)
    {
        var (who, where) = Find(person, conversation);
        refresh.Looks(who, where);
        World.MarkRead(who.Key, where);
        if (options.InstallTeamAtFirstOpening)
        {
            foreach (var team in World.Teams)
            {
                var channel = World.Conversations.First(c => c.Team == team);
                await InstallAsync(World.Person(channel.Members[0]), channel, cancellationToken);
            }
        }
        await InstallAsync(who, where, cancellationToken);
        foreach (var message in World.Messages(where))
        {
            await RefreshAsync(who, where, message, cancellationToken);
        }
    }

    /// <summary>As <see cref="OpenAsync"/>, after Teams itself was closed: views that invokes left are gone.</summary>
    public Task ReopenAsync(string person, string conversation, CancellationToken cancellationToken)
    {
        var (who, where) = Find(person, conversation);
        World.ForgetViews(who.Key, where);
        return OpenAsync(person, conversation, cancellationToken);
    }

    /// <summary>
    /// The person types. In a channel or group chat the bot hears only what mentions it (<c>@ToolkitBot …</c>).
    /// Waits until the bot has answered the delivery.
    /// </summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="conversation">Key or wire id of the conversation.</param>
    /// <param name="text">The words; <c>@ToolkitBot</c> becomes a mention.</param>
    /// <param name="thread">In a channel the id of the post to reply to; null begins a new post.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<LocalMessage> SayAsync(
        string person,
        string conversation,
        string text,
        string? thread = null,
        CancellationToken cancellationToken = default
    )
    {
        var (message, delivery) = Say(person, conversation, text, thread);
        await delivery.WaitAsync(cancellationToken);
        return message;
    }

    /// <summary>
    /// The person presses a button of a card. Waits for the bot's answer; a card in it replaces the pressed one for this
    /// person only.
    /// </summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="messageId">The message that holds the card.</param>
    /// <param name="action">The action as it stands in the card.</param>
    /// <param name="inputs">What the person filled in, by input id; always text.</param>
    /// <param name="attachment">Place of the card among the message's attachments.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<LocalOutcome> PressAsync(
        string person,
        string messageId,
        JsonObject action,
        IReadOnlyDictionary<string, string>? inputs = null,
        int attachment = 0,
        CancellationToken cancellationToken = default
    )
    {
        var (outcome, delivery) = await PressedAsync(person, messageId, action, inputs, attachment, cancellationToken);
        await delivery.WaitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>The person submits an open dialog.</summary>
    public Task<LocalOutcome> SubmitDialogAsync(
        string person,
        string dialogId,
        JsonObject action,
        IReadOnlyDictionary<string, string>? inputs = null,
        CancellationToken cancellationToken = default
    ) => dialogs.SubmitAsync(World.Person(person), dialogId, action, inputs, cancellationToken);

    /// <summary>The person searches with the message extension; no text means the first, empty query.</summary>
    public Task<LocalOutcome> QueryExtensionAsync(
        string person,
        string commandId,
        string? text,
        string conversation = "personal",
        string parameter = "query",
        int skip = 0,
        CancellationToken cancellationToken = default
    )
    {
        var (who, where) = Find(person, conversation);
        return dialogs.QueryAsync(who, where, commandId, parameter, text, skip, cancellationToken);
    }

    /// <summary>
    /// The person picks a search result, and its card stands in the conversation under their name. Teams puts it into the
    /// compose box first; here it is sent at once.
    /// </summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="conversation">Key or wire id of the conversation.</param>
    /// <param name="result">The attachment as the search gave it; its preview stays behind.</param>
    /// <param name="thread">In a channel the id of the post to reply to; null begins a new post.</param>
    /// <returns>The message; null where the result holds no card.</returns>
    public LocalMessage? InsertResult(string person, string conversation, JsonObject result, string? thread = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (who, where) = Find(person, conversation);
        return dialogs.Insert(who, where, thread, [result]);
    }

    /// <summary>The person picks a command of the message extension in the menu of a message.</summary>
    public Task<LocalOutcome> UseMessageCommandAsync(
        string person,
        string messageId,
        string commandId,
        CancellationToken cancellationToken = default
    ) => dialogs.FetchAsync(World.Person(person), Message(messageId), commandId, cancellationToken);

    /// <summary>Adds the bot to a conversation (for a channel: its team), if it is not there yet.</summary>
    public async Task InstallAsync(string person, string conversation, CancellationToken cancellationToken = default)
    {
        var (who, where) = Find(person, conversation);
        await InstallAsync(who, where, cancellationToken);
    }

    /// <summary>The person adds the bot to a team by this channel, if it is not there yet, whoever else would.</summary>
    public async Task InstallByAsync(string person, string channel, CancellationToken cancellationToken = default)
    {
        var (who, where) = Find(person, channel);
        if (World.SetInstalled(where, present: true))
        {
            await DeliverAllAsync(shapes.Installed(who, where, added: true), cancellationToken);
        }
    }

    /// <summary>Removes the bot; its sends are answered with 403 from then on.</summary>
    public async Task UninstallAsync(string person, string conversation, CancellationToken cancellationToken = default)
    {
        var (who, where) = Find(person, conversation);
        if (World.SetInstalled(where, present: false))
        {
            await DeliverAllAsync(shapes.Installed(who, where, added: false), cancellationToken);
        }
    }

    /// <summary>Somebody leaves a team: its roster names them no more, and the bot is told.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="channel">Key of one of the team's channels.</param>
    /// <param name="isTold">Whether Teams tells the bot; it does not always.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task LeaveTeamAsync(
        string person,
        string channel,
        bool isTold = true,
        CancellationToken cancellationToken = default
    )
    {
        var (who, where) = Find(person, channel);
        World.Leave(who.Key, where.Team!);
        if (isTold)
        {
            var left = shapes.Happened(who, where, "teamMemberRemoved", [who]);
            await DeliverAllAsync([left], cancellationToken);
        }
    }

    /// <summary>A channel is deleted, or restored, and the bot is told.</summary>
    public async Task DeleteChannelAsync(
        string person,
        string channel,
        bool isDeleted = true,
        CancellationToken cancellationToken = default
    )
    {
        var (who, where) = Find(person, channel);
        World.SetDeleted(where, isDeleted);
        var happened = shapes.Happened(who, where, isDeleted ? "channelDeleted" : "channelRestored");
        await DeliverAllAsync([happened], cancellationToken);
    }

    /// <summary>A team is archived: nobody writes in its channels until it is brought back. The bot is told.</summary>
    /// <param name="person">Key of the person who does it.</param>
    /// <param name="channel">Key of one of the team's channels.</param>
    /// <param name="isArchived">False brings the team back.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task ArchiveTeamAsync(
        string person,
        string channel,
        bool isArchived = true,
        CancellationToken cancellationToken = default
    )
    {
        var (who, where) = Find(person, channel);
        World.SetArchived(where.Team!, isArchived);
        var happened = shapes.Happened(who, where, isArchived ? "teamArchived" : "teamUnarchived");
        await DeliverAllAsync([happened], cancellationToken);
    }

    /// <summary>A team or one of its channels gets a new name, and the bot is told.</summary>
    /// <param name="person">Key of the person who does it.</param>
    /// <param name="channel">Key of the channel, or of one of the team's.</param>
    /// <param name="name">The new name.</param>
    /// <param name="isTeam">Whether the team is renamed, and not the channel.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task RenameAsync(
        string person,
        string channel,
        string name,
        bool isTeam,
        CancellationToken cancellationToken = default
    )
    {
        var (who, where) = Find(person, channel);
        var renamed = isTeam ? where with { Team = where.Team! with { Name = name } } : where with { Name = name };
        var happened = shapes.Happened(who, renamed, isTeam ? "teamRenamed" : "channelRenamed");
        await DeliverAllAsync([happened], cancellationToken);
    }

    /// <summary>The person types into a field of a card that looks its choices up.</summary>
    /// <returns>Choices by their values.</returns>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> SearchChoicesAsync(
        string person,
        string messageId,
        string dataset,
        string text,
        CancellationToken cancellationToken = default
    )
    {
        var card = Message(messageId);
        var (who, where) = Find(person, card.ConversationId);
        return dialogs.ChoicesAsync(who, where, card, dataset, text, cancellationToken);
    }

    /// <summary>Waits until nothing that the server does by itself is under way.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task[] waiting;
            lock (gate)
            {
                waiting = [.. running];
            }
            if (waiting.Length == 0)
            {
                return;
            }
            await Task.WhenAll(waiting).WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await SettleAsync(CancellationToken.None);
        if (file is not null)
        {
            await file.DisposeAsync();
        }
        bot.Dispose();
        stopping.Dispose();
    }

    private (LocalPerson, LocalConversation) Find(string person, string conversation)
    {
        var who = World.Person(person);
        return (who, World.Conversation(who.Key, conversation));
    }

    private LocalMessage Message(string id) =>
        World.FindMessage(id) is { Deleted: false } message
            ? message
            : throw new KeyNotFoundException($"There is no message {id}.");
}
