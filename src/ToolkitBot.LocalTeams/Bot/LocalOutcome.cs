using System.Text.Json.Nodes;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>What a person sees after they pressed something.</summary>
public enum OutcomeKind
{
    /// <summary>Nothing of its own; the bot's messages say what happened.</summary>
    Done,

    /// <summary>A short text that goes away by itself.</summary>
    Toast,

    /// <summary>The pressed card was replaced, for this person only.</summary>
    Card,

    /// <summary>A dialog opened, or its content changed.</summary>
    Dialog,

    /// <summary>A dialog closed, with a text when the bot gave one.</summary>
    Closed,

    /// <summary>A web address to open.</summary>
    Open,

    /// <summary>Search results of the message extension.</summary>
    Results,

    /// <summary>The bot did not answer, or refused.</summary>
    Error,
}

/// <summary>The visible end of a press.</summary>
public sealed record LocalOutcome(OutcomeKind Kind)
{
    public static LocalOutcome Done { get; } = new(OutcomeKind.Done);

    public string? Text { get; init; }
    public Uri? Url { get; init; }

    /// <summary>The card that took the place of the pressed one.</summary>
    public JsonNode? Card { get; init; }
    public LocalDialog? Dialog { get; init; }

    /// <summary>Attachments that a search found, each with its preview.</summary>
    public JsonArray? Results { get; init; }

    internal static LocalOutcome Error(string text) => new(OutcomeKind.Error) { Text = text };
}

/// <summary>An open dialog of one person.</summary>
public sealed record LocalDialog
{
    public required string Id { get; init; }
    public required string Person { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The message it was opened from; null for the message extension outside a message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Command of the message extension; null for a dialog that a card opened.</summary>
    public string? CommandId { get; init; }
    public string? Title { get; init; }

    /// <summary>The Adaptive Card shown; null for a page address, which the local Teams does not open.</summary>
    public JsonNode? Card { get; init; }
}
