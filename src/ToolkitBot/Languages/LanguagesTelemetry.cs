using System.Diagnostics.Metrics;

namespace ToolkitBot.Languages;

/// <summary>The instruments of content and cards.</summary>
internal static class LanguagesTelemetry
{
    public const string Name = "ToolkitBot.Languages";
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Reloads = Meter.CreateCounter<long>(
        "toolkitbot.content.reloads",
        "{reload}",
        "Changes of content or cards: in use, or refused because of a fault."
    );

    public static void Reloaded(bool refused) =>
        Reloads.Add(1, new KeyValuePair<string, object?>("toolkitbot.outcome", refused ? "refused" : "in-use"));
}
