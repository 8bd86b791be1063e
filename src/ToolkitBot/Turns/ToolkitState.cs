using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ToolkitBot.Turns;

/// <summary>
/// What one person's conversation remembers between turns. Small, typed, and without a name in it. A member that a later
/// version adds is absent in older rows, so every member is optional.
/// </summary>
internal sealed record ToolkitState
{
    /// <summary>Name of the dialog that typed words go to; null when none is open.</summary>
    public string? Dialog { get; init; }

    /// <summary>Dialogs that were left for the open one and go on after it; the one left last comes first.</summary>
    public IReadOnlyList<string>? Waiting { get; init; }

    /// <summary>Section of the last answer, for questions such as "and for video?".</summary>
    public string? LastTopic { get; init; }

    /// <summary>Tips shown in this round; emptied when all were seen.</summary>
    public IReadOnlyList<string> TipsSeen { get; init; } = [];

    /// <summary>What each dialog remembers, under its name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Dialogs { get; set; } // "set": the serialiser cannot fill extension data by init.

    /// <summary>What a dialog remembers; null where it remembers nothing, or nothing that this version can read.</summary>
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

    /// <summary>The same with what a dialog shall remember; null makes it forget.</summary>
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

    /// <summary>The same with this dialog open; the one that was open waits for its end.</summary>
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

    /// <summary>The same with this dialog open, or waiting behind the one that is.</summary>
    public ToolkitState OpenedBehind(string name) =>
        Dialog is null || Dialog == name
            ? Opened(name)
            : this with
            {
                Waiting = OrNull((Waiting ?? []).Where(other => other != name).Append(name)),
            };

    /// <summary>The same with this dialog closed; the one that waited for its end is open again.</summary>
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

    /// <summary>Rows written before December 2026 have other names for two dialogs.</summary>
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
internal sealed partial class StateJson : JsonSerializerContext;
