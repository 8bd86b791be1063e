using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Turns;

/// <summary>
/// The input of a turn: what was said, pressed or done, by whom, where, in which language, and the conversation's
/// state. The activity itself is hidden, so that its words can only be read through <see cref="Heard"/>.
/// </summary>
internal sealed class Said
{
    /// <summary>What asking Teams may take: a press has five seconds in all, a message fifteen.</summary>
    private static readonly TimeSpan LongestForAPress = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestForAMessage = TimeSpan.FromSeconds(8);

    private readonly Activity activity;
    private readonly ToolkitOpening opening;

    public Said(Activity activity, ToolkitOpening opening, Language language)
    {
        (this.activity, this.opening) = (activity, opening);
        Language = language;
        State = ToolkitState.Read(opening.State);
        Press = CardInput.Read(activity).Input is { } input ? new Press(input, language) : null;
        Words = WordsOf(activity, language);
        Value = new Fields(activity.Value ?? default, language);
    }

    /// <summary>The language the person is answered in.</summary>
    public Language Language { get; }

    /// <summary>The conversation's state as earlier turns left it.</summary>
    public ToolkitState State { get; }

    /// <summary>The button that was pressed; null if none.</summary>
    public Press? Press { get; }

    /// <summary>What was typed, without the mention of the bot.</summary>
    public Heard Words { get; }

    /// <summary>The value of an invoke that is not a press.</summary>
    public Fields Value { get; }

    /// <summary>Name of the invoke; null for any other activity.</summary>
    public string? InvokeName => activity.Type == ActivityTypes.Invoke ? activity.Name : null;

    /// <summary>What happened to the team, the channel or the app; null if nothing did.</summary>
    public TeamsEvent? Event => TeamsEvent.Of(activity);

    public Scope Scope => ActivityOrigin.ScopeOf(activity);
    public bool IsPersonal => Scope == Scope.Personal;

    /// <summary>Whether the bot may be absent from the conversation, see <see cref="Places"/>.</summary>
    public bool IsElsewhere => ActivityOrigin.MayLackBot(activity);

    /// <summary>Whether the answer is the content of a Teams dialog, which only this person sees.</summary>
    public bool IsDialog => TaskDialog.IsFor(activity);

    /// <summary>Whether everyone in a shared conversation sees the answer.</summary>
    public bool IsAnsweredToAll => !IsPersonal && !IsDialog && Press is null;

    /// <summary>
    /// Whether the client sent this on its own, to refresh this person's view of a card. Since nobody pressed anything,
    /// such a turn has an answer and no other effect.
    /// </summary>
    public bool IsRefresh => Press is { IsRefresh: true };

    /// <summary>Whether a file or a picture is attached. The HTML version of the text does not count.</summary>
    public bool HasFile => activity.Attachments?.Any(a => a.ContentType != "text/html") == true;

    public string TenantId => Tenants.Of(activity);

    /// <summary>The team that the channel belongs to; null elsewhere.</summary>
    public string? TeamId =>
        Scope == Scope.Channel ? activity.ChannelData?.Team?.Id ?? opening.Conversation?.TeamId : null;

    /// <summary>Whether the person is known to belong to the team that they speak in.</summary>
    public bool IsMember => opening.IsMember;

    /// <summary>The conversation, without the thread of a channel.</summary>
    public ConversationReference Place => ConversationReference.Of(activity).WithoutThread();

    /// <summary>
    /// Name of the channel; null elsewhere, and for a team's first channel. Teams tells the first channel of what happens
    /// to another one: that name is not this channel's.
    /// </summary>
    public DisplayName? ChannelName =>
        activity.ChannelData?.Channel is { } channel
        && (channel.Id is null || ThreadId.Base(channel.Id) == Place.Conversation.Id)
            ? DisplayName.Of(channel.Name)
            : null;

    /// <summary>The person who speaks, see <see cref="Storage.PersonKey"/>.</summary>
    public string PersonKey =>
        opening.Person?.Key ?? Storage.PersonKey.Of(TenantId, activity.From?.AadObjectId, activity.From?.Id);

    /// <summary>The person's id on the channel, by which a roster knows them.</summary>
    public string? AccountId => activity.From?.Id;

    /// <summary>Name of the person who speaks; null where Teams tells none.</summary>
    public DisplayName? PersonName => DisplayName.Of(activity.From?.Name) ?? DisplayName.Of(opening.Person?.Name);

    /// <summary>The person as known from earlier turns; null if there were none.</summary>
    public Person? Person => opening.Person;

    /// <summary>The conversation as known from earlier turns; null if there were none.</summary>
    public ConversationRecord? Conversation => opening.Conversation;

    /// <summary>
    /// IANA name of the person's time zone, from this activity or an earlier one; null if neither has it.
    /// </summary>
    public string? TimeZone =>
        activity.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Timezone
        ?? activity.LocalTimezone
        ?? opening.Person?.TimeZone;

    /// <summary>Key of the state of this conversation.</summary>
    public Protocol.Turns.StateKey StateKey => StateKeys.Of(activity);

    /// <summary>Ends when this turn can no longer wait for an answer of Teams.</summary>
    public CancellationTokenSource PatienceWithTeams(CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(InvokeName is null ? LongestForAMessage : LongestForAPress);
        return patience;
    }

    private static Heard WordsOf(Activity activity, Language language)
    {
        if (activity.Type != ActivityTypes.Message)
        {
            return new Heard(language, "");
        }

        var message = MessageText.Of(activity);
        return new Heard(language, message.Line, message.MentionedNames);
    }
}
