using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Conversation;

/// <summary>
/// One turn as the rooms of the conversation see it: who speaks, where, in which language, what is remembered; and
/// what shall be shown, remembered and done. Nothing happens before the commit: a conflict throws the object away.
/// </summary>
internal sealed class Turn(
    Activity activity,
    ToolkitOpening opening,
    LanguagePack spoken,
    CardRoom cards
)
{
    private LanguagePack language = spoken;
    private readonly List<JsonObject> below = [];
    private readonly List<IEffect> effects = [];
    private readonly ToolkitState before = ToolkitState.Read(opening.State);
    private JsonObject? inPlace;
    private bool forEverybody;
    private string? toast;
    private ToolkitState? state;
    private InvokeAnswer? answer;

    public Activity Activity => activity;
    public ToolkitOpening Opening => opening;
    public LanguagePack Language => language;
    public ToolkitContent Content => language.Content;
    public Phrases Words => language.Content.Phrases;
    public Scope Scope { get; } = Scopes.Of(activity);
    public bool IsPersonal => Scope == Scope.Personal;
    public string TenantId { get; } = Tenants.Of(activity);

    /// <summary>Who speaks, see <see cref="Storage.PersonKey"/>.</summary>
    public string PersonKey { get; } =
        Storage.PersonKey.Of(Tenants.Of(activity), activity.From?.AadObjectId, activity.From?.Id);

    /// <summary>What was pressed, where this turn is a press; else null.</summary>
    public CardInput? Press { get; } = CardInput.Read(activity).Input;

    /// <summary>What the conversation remembers; set it to have it remembered.</summary>
    public ToolkitState State
    {
        get => state ?? before;
        set => state = value;
    }

    /// <summary>Changes the language for the rest of the turn.</summary>
    public void Speak(LanguagePack other) => language = other;

    /// <summary>Shows a card as a new message.</summary>
    public void Show<TData>(string card, TData data) => below.Add(Render(card, data));

    /// <summary>
    /// Shows a card in the place of the one that was pressed; as a new message where nothing was pressed.
    /// </summary>
    /// <param name="everybody">Whether it is the card of the whole conversation that changes, not only this person's view.</param>
    public void ShowInPlace<TData>(string card, TData data, bool everybody = false)
    {
        if (Press is null)
        {
            // Nothing to take the place of: it comes in the order in which things are said.
            Show(card, data);
            return;
        }

        inPlace = Render(card, data);
        forEverybody = everybody;
    }

    /// <summary>Says something in passing; as a short message where the client can show nothing in passing.</summary>
    public void Toast(string text) => toast = text;

    /// <summary>Commits something together with the turn.</summary>
    public void Also(IEffect effect) => effects.Add(effect);

    /// <summary>Answers an invoke that is no card action with a body of its own.</summary>
    public void Answer(int status, JsonNode? body) =>
        answer = new InvokeAnswer(status, body?.ToJsonString(CardRoom.Json));

    /// <summary>Answers a card action with an outcome other than a card or a sentence in passing.</summary>
    public void Answer(InvokeAnswer outcome) => answer = outcome;

    /// <summary>A card as JSON, for those who need it outside the conversation.</summary>
    public JsonObject Render<TData>(string card, TData data) => cards.Render(card, data, language);

    /// <summary>Whether anything is shown or answered yet.</summary>
    public bool IsSilent => below.Count == 0 && inPlace is null && toast is null && answer is null;

    public TurnResult ToResult() =>
        new()
        {
            State = state is null || state == before ? null : state.Write(),
            Replies = [.. Replies()],
            Answer = activity.Type == ActivityTypes.Invoke ? answer ?? CardAnswer() : null,
            Effects = effects,
        };

    private IEnumerable<Reply> Replies()
    {
        if (inPlace is not null)
        {
            if (Press?.CardMessageId is { } message && (IsPersonal || forEverybody))
            {
                // The base card changes as well: the answer to an invoke only reaches the client that pressed.
                yield return new Reply { Activity = Message(inPlace), Replaces = message };
            }
            else if (activity.Type != ActivityTypes.Invoke)
            {
                yield return new Reply { Activity = Message(inPlace) };
            }
        }

        foreach (var card in below)
        {
            yield return new Reply { Activity = Message(card) };
        }

        if (toast is not null && activity.Type != ActivityTypes.Invoke)
        {
            yield return new Reply
            {
                Activity = Message(
                    Render("notice", new NoticeCard(null, toast, Notices.WayOn(this)))
                ),
            };
        }
    }

    private InvokeAnswer CardAnswer()
    {
        if (inPlace is not null)
        {
            return CardActionAnswers.Card(inPlace);
        }

        return CardActionAnswers.Message(toast ?? Words["bot.below"]);
    }

    /// <summary>A message that holds a card; its summary is what a notification shows.</summary>
    public static Activity Message(JsonObject card) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = card["fallbackText"]?.GetValue<string>(),
            Attachments = [Attachment.Of(card)],
        };
}
