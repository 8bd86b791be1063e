using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Turns;

/// <summary>
/// What a turn comes to: what is shown, remembered and done about what was <see cref="Said"/>. Nothing of it happens
/// before the commit; a conflict throws the object away.
/// </summary>
internal sealed class Turn(Said said)
{
    private readonly List<IEffect> effects = [];
    private ToolkitState? state;

    public Said Said => said;

    /// <summary>What shall be shown.</summary>
    public Shown Shown { get; } = new();

    /// <summary>The language of the answer.</summary>
    public Language Language { get; private set; } = said.Language;
    public ToolkitContent Content => Language.Content;
    public Phrases Words => Language.Content.Phrases;
    public bool IsPersonal => said.IsPersonal;
    public string TenantId => said.TenantId;
    public string PersonKey => said.PersonKey;

    /// <summary>What the conversation remembers; set it to have it remembered.</summary>
    public ToolkitState State
    {
        get => state ?? said.State;
        set => state = value;
    }

    /// <summary>Names of the dialogs that were shown, went on or ended in this turn.</summary>
    public HashSet<string> Moved { get; } = new(StringComparer.Ordinal);

    /// <summary>Effects that are committed with the turn.</summary>
    public IReadOnlyList<IEffect> Effects => effects;

    /// <summary>The new state as JSON; null where nothing changed.</summary>
    public string? NewState => state is null || state == said.State ? null : state.Write();

    /// <summary>Changes the language for the rest of the turn.</summary>
    public void Speak(Language other) => Language = other;

    /// <summary>Shows a card as a new message.</summary>
    public void Show<TData>(string card, TData data) => Shown.Below(Render(card, data), data as NoticeCard);

    /// <summary>
    /// Shows a card in the place of the one that was pressed; as a new message where nothing was pressed.
    /// </summary>
    /// <param name="everybody">Whether it is the card of the whole conversation that changes, not only this person's view.</param>
    public void ShowInPlace<TData>(string card, TData data, bool everybody = false)
    {
        if (said.Press is null)
        {
            // Nothing to take the place of: it comes in the order in which things are said.
            Show(card, data);
            return;
        }

        Shown.InPlace(Render(card, data), data as NoticeCard, everybody);
    }

    /// <summary>Shows a card as a new message in another conversation.</summary>
    public void ShowIn<TData>(ConversationReference place, string card, TData data) =>
        Shown.Elsewhere(new Reply { Activity = Message(Render(card, data)), To = place });

    /// <summary>Says something in passing; as a short message where the client can show nothing in passing.</summary>
    public void Toast(string text) => Shown.Toast = text;

    /// <summary>Answers an invoke that is no card action with a body of its own.</summary>
    public void Answer(int status, JsonNode? body) =>
        Shown.Answer = new InvokeAnswer(status, body?.ToJsonString(ActivityJson.Options));

    /// <summary>Commits something together with the turn.</summary>
    public void Also(IEffect effect) => effects.Add(effect);

    /// <summary>What another turn came to shows in its own conversation, and is committed together with this one.</summary>
    public void AlsoIn(ConversationReference place, TurnResult result)
    {
        foreach (var reply in result.Replies)
        {
            Shown.Elsewhere(reply with { To = place });
        }

        effects.AddRange(result.Effects.Cast<IEffect>());
    }

    /// <summary>A card, for those who need it outside the conversation.</summary>
    public RenderedCard Render<TData>(string card, TData data) => Language.Render(card, data);

    /// <summary>A turn on the same words that is never committed: what it shows can be looked at.</summary>
    public Turn Trial() => new(said) { State = State, Language = Language };

    /// <summary>A message that holds a card; its summary is what a notification shows.</summary>
    public static Activity Message(RenderedCard card) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = card.Text("fallbackText"),
            Attachments = [Attachment.Of(WrittenJson.Of(card.Utf8))],
        };
}
