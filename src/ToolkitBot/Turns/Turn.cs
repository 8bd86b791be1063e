using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Turns;

/// <summary>
/// One turn as the rooms of the conversation see it: who speaks, where, in which language, what is remembered; and
/// what shall be shown, remembered and done. Nothing happens before the commit: a conflict throws the object away.
/// </summary>
internal sealed class Turn(Activity activity, ToolkitOpening opening, LanguagePack spoken, CardRoom cards)
{
    private LanguagePack language = spoken;
    private readonly List<RenderedCard> below = [];
    private readonly List<Reply> elsewhere = [];
    private readonly List<IEffect> effects = [];
    private readonly ToolkitState before = ToolkitState.Read(opening.State);
    private RenderedCard? inPlace;
    private NoticeCard? notice;
    private bool forEverybody;
    private string? toast;
    private ToolkitState? state;
    private InvokeAnswer? answer;

    public Activity Activity => activity;
    public ToolkitOpening Opening => opening;
    public LanguagePack Language => language;
    public ToolkitContent Content => language.Content;
    public Phrases Words => language.Content.Phrases;
    public Scope Scope { get; } = Places.ScopeOf(activity);
    public bool IsPersonal => Scope == Scope.Personal;

    /// <summary>Whether the conversation may be one without the bot, see <see cref="Places"/>.</summary>
    public bool IsElsewhere { get; } = Places.MayBeElsewhere(activity);

    /// <summary>Whether what is shown is the content of a Teams dialog, which only this person sees.</summary>
    public bool IsDialog { get; } = TaskDialog.IsFor(activity);

    public string TenantId { get; } = Tenants.Of(activity);

    /// <summary>Who speaks, see <see cref="Storage.PersonKey"/>.</summary>
    public string PersonKey { get; } =
        Storage.PersonKey.Of(Tenants.Of(activity), activity.From?.AadObjectId, activity.From?.Id);

    /// <summary>What was pressed, where this turn is a press; else null.</summary>
    public CardInput? Press { get; private set; } = CardInput.Read(activity).Input;

    /// <summary>
    /// Whether the client asked by itself for this person's view of a card. Nobody pressed anything, so nothing of such a
    /// turn but its answer comes to pass.
    /// </summary>
    public bool IsRefresh => Press is { IsRefresh: true };

    /// <summary>
    /// What was typed: without the mention of the bot, and without its name with an <c>@</c> in front, which is what is left
    /// where a client makes no mention of it.
    /// </summary>
    public string Typed { get; } = WithoutCall(Mentions.RemoveBot(activity), activity.Recipient?.Name);

    /// <summary>What the conversation remembers; set it to have it remembered.</summary>
    public ToolkitState State
    {
        get => state ?? before;
        set => state = value;
    }

    /// <summary>Goes on as if this had been pressed: a command of the message extension stands for a button.</summary>
    public void Take(CardInput press) => Press = press;

    /// <summary>Changes the language for the rest of the turn.</summary>
    public void Speak(LanguagePack other) => language = other;

    /// <summary>Shows a card as a new message.</summary>
    public void Show<TData>(string card, TData data)
    {
        below.Add(Render(card, data));
        notice = data as NoticeCard;
    }

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
        notice = data as NoticeCard;
        forEverybody = everybody;
    }

    /// <summary>Says something in passing; as a short message where the client can show nothing in passing.</summary>
    public void Toast(string text) => toast = text;

    /// <summary>Commits something together with the turn.</summary>
    public void Also(IEffect effect) => effects.Add(effect);

    /// <summary>What another turn came to shows in its own conversation, and is committed together with this one.</summary>
    public void AlsoIn(ConversationReference place, TurnResult result)
    {
        elsewhere.AddRange(result.Replies.Select(reply => reply with { To = place }));
        effects.AddRange(result.Effects.Cast<IEffect>());
    }

    /// <summary>Shows a card as a new message in another conversation.</summary>
    public void ShowIn<TData>(ConversationReference place, string card, TData data) =>
        elsewhere.Add(new Reply { Activity = Message(Render(card, data)), To = place });

    /// <summary>Answers an invoke that is no card action with a body of its own.</summary>
    public void Answer(int status, JsonNode? body) =>
        answer = new InvokeAnswer(status, body?.ToJsonString(ActivityJson.Options));

    /// <summary>Answers a card action with an outcome other than a card or a sentence in passing.</summary>
    public void Answer(InvokeAnswer outcome) => answer = outcome;

    /// <summary>A card, for those who need it outside the conversation.</summary>
    public RenderedCard Render<TData>(string card, TData data) => cards.Render(card, data, language);

    /// <summary>Whether anything is shown or answered yet.</summary>
    public bool IsSilent =>
        (below.Count, elsewhere.Count) == (0, 0) && inPlace is null && toast is null && answer is null;

    public TurnResult ToResult() =>
        IsRefresh
            ? new() { Answer = RefreshAnswer() }
            : new()
            {
                State = state is null || state == before ? null : state.Write(),
                Replies = [.. Replies()],
                Answer =
                    activity.Type == ActivityTypes.Invoke ? answer ?? (IsDialog ? DialogAnswer() : CardAnswer()) : null,
                Effects = effects,
            };

    private IEnumerable<Reply> Replies()
    {
        foreach (var reply in elsewhere)
        {
            yield return reply;
        }

        if (IsDialog)
        {
            yield break;
        }

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
                Activity = Message(Render("notice", new NoticeCard(null, toast, Notices.WayOn(this)))),
            };
        }
    }

    /// <summary>What the dialog shows next; a sentence closes it, and nothing closes it silently.</summary>
    private InvokeAnswer DialogAnswer()
    {
        var sentence = notice is { } said ? said.Text : toast;
        return (inPlace ?? below.LastOrDefault()) switch
        {
            { } card when notice is null => TaskDialog.Card(Words, card),
            _ when sentence is not null => TaskDialog.Message(sentence),
            _ => new InvokeAnswer(200, null),
        };
    }

    /// <summary>
    /// This person's view, or an error: a client shows no error that nobody asked for, and keeps the card as it stands.
    /// </summary>
    private InvokeAnswer RefreshAnswer() =>
        inPlace is not null
            ? CardActionAnswers.Card(inPlace)
            : CardActionAnswers.Error(400, "NotSupported", Words["unexpected.unknown-button"]);

    private static string WithoutCall(string text, string? bot) =>
        !string.IsNullOrEmpty(bot) && text.StartsWith($"@{bot}", StringComparison.OrdinalIgnoreCase)
            ? text[(bot.Length + 1)..].TrimStart(' ', ',', ':')
            : text;

    private InvokeAnswer CardAnswer()
    {
        if (inPlace is not null)
        {
            return CardActionAnswers.Card(inPlace);
        }

        return CardActionAnswers.Message(toast ?? Words["bot.below"]);
    }

    /// <summary>A message that holds a card; its summary is what a notification shows.</summary>
    public static Activity Message(RenderedCard card) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = card.Text("fallbackText"),
            Attachments = [Attachment.Of(WrittenJson.Of(card.Utf8))],
        };
}
