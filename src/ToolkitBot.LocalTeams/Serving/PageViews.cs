using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Serving;

internal sealed record WorldView(
    string Bot,
    IReadOnlyList<PersonView> People,
    IReadOnlyList<ConversationView> Conversations,
    IReadOnlyList<MessageCommand> Commands,
    SearchCommand? Search,
    IReadOnlyDictionary<string, Dictionary<string, int>> Unread
)
{
    public static WorldView Of(LocalWorld world, LocalPerson person, LocalTeamsOptions options) =>
        new(
            world.Bot.Name!,
            [.. world.People.Select(p => new PersonView(p.Key, p.Name, p.GivenName, p.Locale))],
            [
                .. world
                    .Conversations.Where(c => c.Members.Contains(person.Key))
                    .Select(c => new ConversationView(
                        c.Key,
                        c.Id,
                        c.Scope == LocalScope.Personal ? world.Bot.Name! : c.Name,
                        c.ConversationType,
                        c.Team?.Name
                    )),
            ],
            options.MessageCommands,
            options.SearchCommand,
            world.Unread()
        );
}

internal sealed record PersonView(string Key, string Name, string GivenName, string Locale);

internal sealed record ConversationView(string Key, string Id, string Name, string Type, string? Team);

/// <summary>What is typed into a field that looks its choices up.</summary>
internal sealed record ChoicesBody(string Dataset, string Text);

internal sealed record ChoiceView(string Title, string Value);

/// <summary>A message as one person sees it.</summary>
internal sealed record MessageView
{
    public required string Id { get; init; }
    public required string Conversation { get; init; }
    public string? Thread { get; init; }

    /// <summary>Key of the person who wrote it; null for the bot.</summary>
    public string? Person { get; init; }
    public required string From { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public required DateTimeOffset At { get; init; }
    public bool Edited { get; init; }
    public bool Deleted { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public string? AttachmentLayout { get; init; }
    public JsonElement? SuggestedActions { get; init; }

    public static MessageView Of(LocalWorld world, LocalMessage message, string person) =>
        new()
        {
            Id = message.Id,
            Conversation = world.FindConversation(message.ConversationId)!.Key,
            Thread = message.ThreadId,
            Person = message.Person,
            From = message.Person is { } key ? world.Person(key).Name : world.Bot.Name!,
            Text = message.Text,
            TextFormat = message.Activity.TextFormat,
            At = message.SentAt,
            Edited = message.EditedAt is not null,
            Deleted = message.Deleted,
            Attachments = message.AttachmentsFor(person),
            AttachmentLayout = Extra(message, "attachmentLayout") is { ValueKind: JsonValueKind.String } layout
                ? layout.GetString()
                : null,
            SuggestedActions = Extra(message, "suggestedActions"),
        };

    // The page shows what this bot never sends, so that nobody who changes the bot wonders where it is.
    private static JsonElement? Extra(LocalMessage message, string name) =>
        message.Activity.Extra?.TryGetValue(name, out var value) == true ? value : null;
}

internal sealed record OutcomeView(string Kind, string? Text, Uri? Url, DialogView? Dialog, JsonArray? Results)
{
    public static OutcomeView Of(LocalOutcome outcome) =>
        new(
            outcome.Kind switch
            {
                OutcomeKind.Toast => "toast",
                OutcomeKind.Card => "card",
                OutcomeKind.Dialog => "dialog",
                OutcomeKind.Closed => "closed",
                OutcomeKind.Open => "open",
                OutcomeKind.Results => "results",
                OutcomeKind.Error => "error",
                _ => "done",
            },
            outcome.Text,
            outcome.Url,
            outcome.Dialog is { } dialog ? new DialogView(dialog.Id, dialog.Title, dialog.Card) : null,
            outcome.Results
        );
}

internal sealed record DialogView(string Id, string? Title, JsonNode? Card);

internal sealed record FeedEvent(string Kind)
{
    public MessageView? Message { get; init; }
    public string? Conversation { get; init; }
    public bool? On { get; init; }
    public IReadOnlyDictionary<string, Dictionary<string, int>>? Unread { get; init; }
}

internal sealed record SayBody(string Text, string? Thread);

internal sealed record PressBody(JsonObject Action, Dictionary<string, string>? Inputs, int Attachment);

internal sealed record QueryBody(string Conversation, string CommandId, string? Text, string? Parameter, int? Skip);

internal sealed record InsertBody(JsonObject Result, string? Thread);

internal sealed record ProblemView(string Problem);
