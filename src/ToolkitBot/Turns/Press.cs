using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>A pressed button. Its card may be old and its data forged: look up what it names, never trust it.</summary>
internal sealed class Press(CardInput input, Language language)
{
    private readonly Fields fields = new(input.Data, language);

    /// <summary>Creates a press without a button, for a command that does the same.</summary>
    public static Press Of(string verb, Language language) =>
        new(new CardInput(verb, JsonElement.Parse("{}"), null, IsRefresh: false), language);

    /// <summary>The verb, as it stands on the card.</summary>
    public string Verb => input.Verb;

    /// <summary>Id of the message that holds the card, if known.</summary>
    public string? CardMessageId => input.CardMessageId;

    /// <summary>Whether the client sent this on its own, to refresh this person's view of a card.</summary>
    public bool IsRefresh => input.IsRefresh;

    /// <inheritdoc cref="Fields.Id"/>
    public string? Id(string name) => fields.Id(name);

    /// <inheritdoc cref="Fields.Ids"/>
    public IReadOnlyList<string> Ids(string name) => fields.Ids(name);

    /// <inheritdoc cref="Fields.Flag"/>
    public bool Flag(string name) => fields.Flag(name);

    /// <inheritdoc cref="Fields.Words"/>
    public Heard Words(string name) => fields.Words(name);

    /// <inheritdoc cref="Fields.Pasted"/>
    public string Pasted(string name) => fields.Pasted(name);

    /// <inheritdoc cref="Fields.AllWords"/>
    public IEnumerable<Heard> AllWords() => fields.AllWords();

    /// <summary>Returns the data as a card's submit carries it, including the verb.</summary>
    public JsonElement Payload()
    {
        var data = JsonNode.Parse(input.Data.GetRawText())?.AsObject() ?? [];
        data["verb"] = Verb;
        return JsonSerializer.SerializeToElement(data);
    }
}
