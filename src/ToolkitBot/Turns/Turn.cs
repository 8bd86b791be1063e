using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Turns;

/// <summary>
/// The outcome of a turn: what to show, store and do about what was <see cref="Said"/>. Nothing takes effect before the
/// commit; on a conflict the object is discarded.
/// </summary>
internal sealed class Turn(Said said)
{
    private readonly List<IEffect> effects = [];
    private ToolkitState? state;

    public Said Said => said;

    /// <summary>What to show.</summary>
    public Shown Shown { get; } = new();

    /// <summary>The language of the answer.</summary>
    public Language Language { get; private set; } = said.Language;
    public ToolkitContent Content => Language.Content;
    public Phrases Words => Language.Content.Phrases;
    public bool IsPersonal => said.IsPersonal;
    public string TenantId => said.TenantId;
    public string PersonKey => said.PersonKey;

    /// <summary>The conversation's state; set it to store a new one.</summary>
    public ToolkitState State
    {
        get => state ?? said.State;
        set => state = value;
    }

    /// <summary>Names of the dialogs that were shown, moved on or ended in this turn.</summary>
    public HashSet<string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>Effects to commit with the turn.</summary>
    public IReadOnlyList<IEffect> Effects => effects;

    /// <summary>The new state as JSON; null if unchanged, or not to be kept.</summary>
    public string? NewState => IsForgotten || state is null || state == said.State ? null : state.Write();

    /// <summary>Whether the person is forgotten with this turn: then it leaves no state behind.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Changes the language for the rest of the turn.</summary>
    public void Speak(Language other) => Language = other;

    /// <summary>Shows a card as a new message.</summary>
    public void Show<TData>(string card, TData data) => Shown.Below(Render(card, data), data as NoticeCard);

    /// <summary>Replaces the pressed card with another; shows a new message if nothing was pressed.</summary>
    /// <param name="everybody">
    /// Whether to change the card for the whole conversation, not only this person's view.
    /// </param>
    public void ShowInPlace<TData>(string card, TData data, bool everybody = false)
    {
        if (said.Press is null)
        {
            // Nothing to replace: the card is shown in order, as a new message.
            Show(card, data);
            return;
        }

        Shown.InPlace(Render(card, data), data as NoticeCard, everybody);
    }

    /// <summary>The message in the person's own chat whose card was pressed, and which a card in place replaces; null for none.</summary>
    public string? PrivateCard => IsPersonal && !said.IsDialog ? said.Press?.CardMessageId : null;

    /// <summary>Shows a card as a new message in another conversation.</summary>
    public void ShowIn<TData>(ConversationReference place, string card, TData data) =>
        Shown.Elsewhere(new Reply { Activity = Message(Render(card, data)), To = place });

    /// <summary>Shows a short passing message; sent as a notice if the turn is not an invoke.</summary>
    public void Toast(string text) => Shown.Toast = text;

    /// <summary>Answers an invoke that is not a card action with a body of its own.</summary>
    public void Answer(int status, JsonNode? body) =>
        Shown.Answer = new InvokeAnswer(status, body?.ToJsonString(ActivityJson.Options));

    /// <summary>Commits an effect together with the turn.</summary>
    public void Also(IEffect effect) => effects.Add(effect);

    /// <summary>Shows another turn's result in its own conversation, and commits its effects with this turn.</summary>
    public void AlsoIn(ConversationReference place, TurnResult result)
    {
        foreach (var reply in result.Replies)
        {
            Shown.Elsewhere(reply with { To = place });
        }

        effects.AddRange(result.Effects.Cast<IEffect>());
    }

    /// <summary>Renders a card for use outside the conversation.</summary>
    public RenderedCard Render<TData>(string card, TData data) => Language.Render(card, data);

    /// <summary>Creates a turn on the same input that is never committed, to see what it would show.</summary>
    public Turn Trial() => new(said) { State = State, Language = Language };

    /// <summary>
    /// Wraps a card in a message. The text of its notification is what stands in for the card, without the last line,
    /// which says what to type.
    /// </summary>
    public static Activity Message(RenderedCard card) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = card.Text("fallbackText")?.Split('\n')[0],
            Attachments = [Attachment.Of(WrittenJson.Of(card.Utf8))],
        };
}
