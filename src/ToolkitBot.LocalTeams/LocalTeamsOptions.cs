using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.LocalTeams;

/// <summary>How the local Teams is set up. The defaults suit the page; tests change what they need.</summary>
public sealed record LocalTeamsOptions
{
    /// <summary>The bot's id on the channel; with an app id it is <c>28:</c> and that id.</summary>
    public string BotId { get; init; } = "28:00000000-0000-4000-8000-000000000b07";
    public string BotName { get; init; } = "ToolkitBot";

    /// <summary>Where activities are posted; null means <c>/api/messages</c> of the server that hosts the local Teams.</summary>
    public Uri? BotEndpoint { get; init; }

    /// <summary>Base address of the Connector as told to the bot; null means <c>/_connector</c> of the hosting server.</summary>
    public Uri? ServiceUrl { get; init; }

    public string TenantId { get; init; } = SampleWorld.TenantId;
    public IReadOnlyList<LocalPerson> People { get; init; } = SampleWorld.Everybody;

    /// <summary>Key of the channel of the first team that the installer picks for the bot's posts.</summary>
    public string SelectedChannel { get; init; } = "pledges";

    /// <summary>Key of the person who adds the bot to the first team and the group chat; null means whoever opens first.</summary>
    public string? Installer { get; init; } = "gareth";

    /// <summary>Whether the bot joins the teams as soon as anybody opens anything, so that pledges have a channel.</summary>
    public bool InstallTeamAtFirstOpening { get; init; } = true;

    /// <summary>File that keeps messages and unanswered deliveries across restarts; null keeps them in memory only.</summary>
    public string? StateFile { get; init; }

    /// <summary>Clock of message ids, timestamps and the refresh rule. Time-outs and rate limits run on real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long the bot may take over a message or an event before it is delivered again. Teams waits 15 seconds.</summary>
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the bot may take over an invoke. Teams waits 5 seconds.</summary>
    public TimeSpan InvokeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an unanswered message or event is delivered again, with the same id.</summary>
    public int Redeliveries { get; init; } = 8;

    /// <summary>How often an unanswered invoke is delivered again, with the same id.</summary>
    public int InvokeRedeliveries { get; init; } = 1;

    /// <summary>Wait before the first redelivery; it doubles each time, up to 15 seconds.</summary>
    public TimeSpan RedeliveryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the Connector answers 429 above the limits that Teams sets.</summary>
    public bool EnforceLimits { get; init; }

    /// <summary>Faults that the Connector shows on purpose; null shows none.</summary>
    public LocalFaults? Faults { get; init; }

    /// <summary>Commands of the message extension that the page offers on a person's message.</summary>
    public IReadOnlyList<MessageCommand> MessageCommands { get; init; } = [new("makePledge", "Make this a pledge")];

    /// <summary>Search command of the message extension that the page offers; null offers none.</summary>
    public SearchCommand? SearchCommand { get; init; } =
        new("searchToolkit", "Search the toolkit", "query", "What are you looking for?");

    /// <summary>How many Connector calls and deliveries are remembered, the newest ones.</summary>
    public int RecordsKept { get; init; } = 50_000;

    /// <summary>Gives the bearer token of each delivery; null sends none, as for a bot without an app id.</summary>
    public Func<CancellationToken, ValueTask<string>>? BotToken { get; init; }
}

/// <summary>A command in a message's menu; the id is that of the app manifest.</summary>
public sealed record MessageCommand(string Id, string Title);

/// <summary>A search under the compose box; ids and titles are those of the app manifest.</summary>
/// <param name="Parameter">Name of the parameter that carries what is typed.</param>
/// <param name="Hint">What the field asks for.</param>
public sealed record SearchCommand(string Id, string Title, string Parameter, string Hint);
