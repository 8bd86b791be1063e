using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>
/// A button that was pressed. Its card may be old and its data edited by hand: look up what it names, never trust it.
/// </summary>
internal sealed class Press(CardInput input, Language language)
{
    private readonly Fields fields = new(input.Data, language);

    /// <summary>A press that nobody made: a command stands for a button.</summary>
    public static Press Of(string verb, Language language) =>
        new(new CardInput(verb, JsonElement.Parse("{}"), null, IsRefresh: false), language);

    /// <summary>What is wanted, as it stands on the card.</summary>
    public string Verb => input.Verb;

    /// <summary>Message that holds the card, where known.</summary>
    public string? CardMessageId => input.CardMessageId;

    /// <summary>Whether the client asked by itself for this person's view of a card.</summary>
    public bool IsRefresh => input.IsRefresh;

    /// <inheritdoc cref="Fields.Id"/>
    public string? Id(string name) => fields.Id(name);

    /// <inheritdoc cref="Fields.Ids"/>
    public IReadOnlyList<string> Ids(string name) => fields.Ids(name);

    /// <inheritdoc cref="Fields.Flag"/>
    public bool Flag(string name) => fields.Flag(name);

    /// <inheritdoc cref="Fields.Words"/>
    public Heard Words(string name) => fields.Words(name);

    /// <inheritdoc cref="Fields.AllWords"/>
    public IEnumerable<Heard> AllWords() => fields.AllWords();

    /// <summary>The data as a card's submit carries it, with the verb inside.</summary>
    public JsonElement Payload()
    {
        var data = JsonNode.Parse(input.Data.GetRawText())?.AsObject() ?? [];
        data["verb"] = Verb;
        return JsonSerializer.SerializeToElement(data);
    }
}
