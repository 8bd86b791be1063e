using System.Text;
using System.Text.Json;

namespace ToolkitBot.Protocol.Activities;

/// <summary>What somebody did on a card, whichever of the wire's ways it came.</summary>
/// <param name="Verb">What is wanted, from the action's <c>verb</c>; empty where the card named none.</param>
/// <param name="Data">The action's data merged with the card's inputs: always an object. Anybody can edit it: look up, never trust.</param>
/// <param name="CardMessageId">Id of the message that holds the card, where known.</param>
/// <param name="IsRefresh">Whether the client asked by itself, with no press of a button.</param>
public sealed record CardInput(string Verb, JsonElement Data, string? CardMessageId, bool IsRefresh)
{
    private const int LongestMessageId = 200;
    private const string ExecuteType = "Action.Execute";
    private static readonly JsonElement NoData = JsonElement.Parse("{}");

    /// <summary>
    /// Reads a message submit (value as object or as JSON in a string), an <c>adaptiveCard/action</c> invoke, a hero
    /// card's invoke without a name, or a dialog's <c>task/fetch</c>, <c>task/submit</c> and
    /// <c>composeExtension/submitAction</c>.
    /// </summary>
    /// <returns>
    /// <see cref="CardInputReading.None"/> where the activity is nothing of a card; else the input or what is wrong with it.
    /// </returns>
    public static CardInputReading Read(Activity activity) =>
        (activity.Type, activity.Name) switch
        {
            (ActivityTypes.Message, _) => ReadMessage(activity),
            (ActivityTypes.Invoke, null or "") => Plain(activity, ObjectOf(activity.Value)),
            (ActivityTypes.Invoke, InvokeNames.AdaptiveCardAction) => ReadAction(activity),
            (
                ActivityTypes.Invoke,
                InvokeNames.TaskFetch
                    or InvokeNames.TaskSubmit
                    or InvokeNames.ComposeExtensionSubmitAction
            ) => Plain(activity, Member(activity.Value, "data")),
            _ => CardInputReading.None,
        };

    private static CardInputReading ReadMessage(Activity activity)
    {
        if (activity.Value is not { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined })
        {
            return CardInputReading.None;
        }

        // A messageBack carries words as well. It belongs to a card only when its value says what is wanted.
        var data = ObjectOf(activity.Value);
        var spoken = !string.IsNullOrWhiteSpace(activity.Text);
        return spoken && VerbOf(data).Length == 0 ? CardInputReading.None : Plain(activity, data);
    }

    private static CardInputReading ReadAction(Activity activity)
    {
        var action = Member(activity.Value, "action");
        if (action is not { ValueKind: JsonValueKind.Object } found)
        {
            return new(null, CardInputFault.BadRequest);
        }

        if (StringOf(found, "type") != ExecuteType)
        {
            return new(null, CardInputFault.NotSupported);
        }

        var data = ObjectOf(Member(found, "data"));
        var verb = StringOf(found, "verb") is { Length: > 0 } named ? named : VerbOf(data);
        var refresh = activity.Value is { } value && StringOf(value, "trigger") == "automatic";
        return new(new CardInput(verb, data, MessageOf(activity), refresh), CardInputFault.None);
    }

    private static CardInputReading Plain(Activity activity, JsonElement? payload)
    {
        var data = ObjectOf(payload);
        return new(new CardInput(VerbOf(data), data, MessageOf(activity), IsRefresh: false), CardInputFault.None);
    }

    // It goes into an address: what is longer than any id of a message names none.
    private static string? MessageOf(Activity activity) =>
        activity.ReplyToId is { Length: > 0 and <= LongestMessageId } id ? id : null;

    private static string VerbOf(JsonElement data) => StringOf(data, "verb") ?? "";

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member)
            ? member
            : null;

    private static string? StringOf(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement ObjectOf(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.Object } found => found,
            { ValueKind: JsonValueKind.String } text => Parse(text.GetString() ?? ""),
            _ => NoData,
        };

    private static JsonElement Parse(string json)
    {
        try
        {
            var utf8 = EscapedText.Mended(Encoding.UTF8.GetBytes(json));
            var parsed = JsonElement.Parse(utf8.Span, ActivityJson.DocumentOptions);
            return parsed.ValueKind == JsonValueKind.Object ? parsed : NoData;
        }
        catch (JsonException)
        {
            return NoData;
        }
    }
}

/// <summary>What <see cref="CardInput.Read"/> found: an input, a fault, or neither.</summary>
public readonly record struct CardInputReading(CardInput? Input, CardInputFault Fault)
{
    /// <summary>The activity is nothing of a card.</summary>
    public static CardInputReading None { get; }
}

/// <summary>Why an <c>adaptiveCard/action</c> cannot be carried out; the name is the error code of the answer.</summary>
public enum CardInputFault
{
    None,

    /// <summary>There is no <c>value.action</c> object.</summary>
    BadRequest,

    /// <summary>The action is not an <c>Action.Execute</c>.</summary>
    NotSupported,
}
