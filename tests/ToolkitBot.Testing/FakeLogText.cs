using Microsoft.Extensions.Logging.Testing;

namespace ToolkitBot.Testing;

/// <summary>What was logged, as text to search for what must not be there.</summary>
internal static class FakeLogText
{
    /// <summary>Every line with its category, event id, values and exception.</summary>
    public static string Text(this FakeLogCollector log) => string.Join('\n', log.GetSnapshot().Select(Text));

    /// <summary>One line with its category, event id, values and exception.</summary>
    public static string Text(this FakeLogRecord line) =>
        $"{line.Level} {line.Category} {line.Id.Id}: {line.Message} {Values(line)} {line.Exception}";

    private static string Values(FakeLogRecord line) =>
        line.State is IEnumerable<KeyValuePair<string, string?>> values ? string.Join(' ', values) : $"{line.State}";
}
