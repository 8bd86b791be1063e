using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Turns;

/// <summary>
/// What was said, pressed or done: by whom, where, in which language, and what is remembered of the conversation. The
/// activity itself stays inside, so that nobody reads words from it past <see cref="Heard"/>.
/// </summary>
internal sealed class Said
{
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

    /// <summary>What the conversation remembers from earlier turns.</summary>
    public ToolkitState State { get; }

    /// <summary>What was pressed; null where nothing was.</summary>
    public Press? Press { get; }

    /// <summary>What was typed, without the mention of the bot.</summary>
    public Heard Words { get; }

    /// <summary>What an invoke that is no press carries.</summary>
    public Fields Value { get; }

    /// <summary>Name of the invoke; null for everything else.</summary>
    public string? InvokeName => activity.Type == ActivityTypes.Invoke ? activity.Name : null;

    /// <summary>What happened to the team, the channel or the app; null where somebody spoke.</summary>
    public TeamsEvent? Event => TeamsEvent.Of(activity);

    public Scope Scope => Places.ScopeOf(activity);
    public bool IsPersonal => Scope == Scope.Personal;

    /// <summary>Whether the bot may not be in the conversation, see <see cref="Places"/>.</summary>
    public bool IsElsewhere => Places.MayBeElsewhere(activity);

    /// <summary>Whether the answer is the content of a Teams dialog, which only this person sees.</summary>
    public bool IsDialog => TaskDialog.IsFor(activity);

    /// <summary>Whether everybody in a shared conversation sees the answer.</summary>
    public bool IsAnsweredToAll => !IsPersonal && !IsDialog && Press is null;

    /// <summary>
    /// Whether the client asked by itself for this person's view of a card. Nobody pressed anything, so nothing of such a
    /// turn but its answer comes to pass.
    /// </summary>
    public bool IsRefresh => Press is { IsRefresh: true };

    /// <summary>Whether a file or a picture came along. The HTML twin of a text is none.</summary>
    public bool HasFile => activity.Attachments?.Any(a => a.ContentType != "text/html") == true;

    public string TenantId => Tenants.Of(activity);

    /// <summary>The team whose channel this is; null elsewhere.</summary>
    public string? TeamId => activity.ChannelData?.Team?.Id;

    /// <summary>The conversation, without the thread of a channel.</summary>
    public ConversationReference Place => ConversationReference.Of(activity).WithoutThread();

    /// <summary>Name of the channel; null elsewhere, and for a team's first channel.</summary>
    public DisplayName? ChannelName => DisplayName.Of(activity.ChannelData?.Channel?.Name);

    /// <summary>The person who speaks, see <see cref="Storage.PersonKey"/>.</summary>
    public string PersonKey =>
        opening.Person?.Key ?? Storage.PersonKey.Of(TenantId, activity.From?.AadObjectId, activity.From?.Id);

    /// <summary>Name of the person who speaks; null where Teams tells none.</summary>
    public DisplayName? PersonName => DisplayName.Of(activity.From?.Name) ?? DisplayName.Of(opening.Person?.Name);

    /// <summary>The person as known from earlier turns; null for somebody never met.</summary>
    public Person? Person => opening.Person;

    /// <summary>The conversation as known from earlier turns; null for one never met.</summary>
    public ConversationRecord? Conversation => opening.Conversation;

    /// <summary>IANA name of the person's time zone as their client tells it, now or before; null for neither.</summary>
    public string? TimeZone =>
        activity.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Timezone
        ?? activity.LocalTimezone
        ?? opening.Person?.TimeZone;

    /// <summary>Key of the state of this conversation.</summary>
    public Protocol.Turns.StateKey StateKey => StateKeys.Of(activity);

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
