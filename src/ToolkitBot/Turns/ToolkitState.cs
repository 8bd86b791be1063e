using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ToolkitBot.Turns;

/// <summary>
/// What one person's conversation remembers between turns. Small, typed, and without names of people. Every member is
/// optional, because older rows lack members added since.
/// </summary>
internal sealed record ToolkitState
{
    private const int MostAsked = 3;

    /// <summary>Name of the dialog that receives typed words; null if none is open.</summary>
    public string? Dialog { get; init; }

    /// <summary>Dialogs to resume when the open one ends, in that order.</summary>
    public IReadOnlyList<string>? Waiting { get; init; }

    /// <summary>Section of the last answer, for questions such as "and for video?".</summary>
    public string? LastTopic { get; init; }

    /// <summary>The last questions that were asked and may be kept, newest first, for passing them on to a person.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>Tips shown in this round; cleared when all have been seen.</summary>
    public IReadOnlyList<string> TipsSeen { get; init; } = [];

    /// <summary>The buttons of the cards that were shown last, for people who type a label, "yes" or "no".</summary>
    public IReadOnlyList<KeptButton>? Buttons { get; init; }

    /// <summary>Each dialog's state, by its name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Dialogs { get; set; } // "set": extension data cannot be filled by init.

    /// <summary>Returns a copy that remembers a question; of earlier ones, the last few stay.</summary>
    public ToolkitState Asking(string question) =>
        this with
        {
            Asked = [question, .. (Asked ?? []).Where(other => other != question).Take(MostAsked - 1)],
        };

    /// <summary>Returns a copy that remembers the buttons that are shown now; itself if it has them.</summary>
    public ToolkitState Showing(IReadOnlyList<KeptButton> buttons) =>
        (Buttons ?? []).Count == buttons.Count && (Buttons ?? []).Zip(buttons).All(pair => pair.First.IsAs(pair.Second))
            ? this
            : this with
            {
                Buttons = buttons.Count == 0 ? null : buttons,
            };

    /// <summary>Returns a dialog's state; null if there is none or this version cannot read it.</summary>
    public TState? Get<TState>(string name, JsonTypeInfo<TState> type)
        where TState : class
    {
        try
        {
            return Dialogs is not null && Dialogs.TryGetValue(name, out var kept) ? kept.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns a copy with a dialog's state set; null removes it.</summary>
    public ToolkitState With<TState>(string name, TState? value, JsonTypeInfo<TState> type)
        where TState : class
    {
        var dialogs = new Dictionary<string, JsonElement>(Dialogs ?? [], StringComparer.Ordinal);
        dialogs.Remove(name);
        if (value is not null)
        {
            dialogs[name] = JsonSerializer.SerializeToElement(value, type);
        }

        return this with
        {
            Dialogs = dialogs,
        };
    }

    /// <summary>Returns a copy with this dialog open; the one that was open resumes when it ends.</summary>
    public ToolkitState Opened(string name)
    {
        if (Dialog == name)
        {
            return this;
        }

        var waiting = (Waiting ?? []).Where(other => other != name);
        return this with
        {
            Dialog = name,
            Waiting = Dialog is null ? OrNull(waiting) : OrNull(waiting.Prepend(Dialog)),
        };
    }

    /// <summary>Returns a copy with this dialog open, or last in the queue if another is open.</summary>
    public ToolkitState OpenedBehind(string name) =>
        Dialog is null || Dialog == name
            ? Opened(name)
            : this with
            {
                Waiting = OrNull((Waiting ?? []).Where(other => other != name).Append(name)),
            };

    /// <summary>Returns a copy with this dialog closed; if it was open, the next one waiting opens.</summary>
    public ToolkitState Closed(string name)
    {
        var waiting = (Waiting ?? []).Where(other => other != name).ToList();
        return Dialog == name
            ? this with
            {
                Dialog = waiting.FirstOrDefault(),
                Waiting = OrNull(waiting.Skip(1)),
            }
            : this with
            {
                Waiting = OrNull(waiting),
            };
    }

    public static ToolkitState Read(string? json) =>
        json is null ? new() : (JsonSerializer.Deserialize(json, StateJson.Default.ToolkitState) ?? new()).Renamed();

    public string Write() => JsonSerializer.Serialize(this, StateJson.Default.ToolkitState);

    /// <summary>Maps the old names of two dialogs, in rows written before December 2026.</summary>
    private ToolkitState Renamed()
    {
        if (Dialogs?.Remove("draft", out var draft) == true)
        {
            Dialogs["pledge"] = draft;
        }

        return Dialog == "considerations" ? this with { Dialog = "walk" } : this;
    }

    private static List<string>? OrNull(IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } some ? some : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ToolkitState))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StateJson : JsonSerializerContext;
