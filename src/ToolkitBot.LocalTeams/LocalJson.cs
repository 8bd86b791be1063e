using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ToolkitBot.LocalTeams;

/// <summary>
/// How this room reads and writes JSON: on the wire, to the page and in the state file. By reflection, since the local
/// Teams is never trimmed and starts no faster for generated code.
/// </summary>
internal static class LocalJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static string Text(JsonNode node) => node.ToJsonString(Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
