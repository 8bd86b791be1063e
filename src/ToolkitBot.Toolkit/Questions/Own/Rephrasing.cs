using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>Says questions in other words, by how they begin. The beginnings are content.</summary>
public sealed class Rephrasing
{
    private const string Rest = "{rest}";
    private const string All = "{all}";
    private const int MostWays = 3;

    private readonly IReadOnlyList<string> greetings;
    private readonly IReadOnlyList<(string Begin, IReadOnlyList<string> Ways)> beginnings;
    private readonly IReadOnlyList<string> otherwise;

    private Rephrasing(
        IReadOnlyList<string> greetings,
        IReadOnlyList<(string Begin, IReadOnlyList<string> Ways)> beginnings,
        IReadOnlyList<string> otherwise
    ) => (this.greetings, this.beginnings, this.otherwise) = (greetings, beginnings, otherwise);

    /// <summary>Reads <c>rephrasing.yaml</c>.</summary>
    /// <exception cref="ContentException">Something in the file cannot be used.</exception>
    public static Rephrasing Read(ContentNode node)
    {
        node.Only("greetings", "beginnings", "otherwise");
        return new(
            LongestFirst(node.Texts("greetings"), text => text),
            LongestFirst(
                node.List("beginnings")
                    .SelectMany(entry =>
                    {
                        entry.Only("begins", "say");
                        var ways = entry.Texts("say");
                        return entry.Texts("begins").Select(begin => (begin, ways));
                    }),
                entry => entry.begin
            ),
            node.Texts("otherwise")
        );
    }

    /// <summary>A question in other words, two ways at least; none for no words.</summary>
    public IReadOnlyList<string> Of(string question)
    {
        var text = Plain(question);
        if (text.Length == 0)
        {
            return [];
        }

        var (begin, ways) = beginnings.FirstOrDefault(entry => Begins(text, entry.Begin));
        return
        [
            .. (ways ?? [])
                .Concat(otherwise)
                .Select(way => Say(way, text, begin is null ? text : text[begin.Length..].TrimStart()))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostWays),
        ];
    }

    private string Plain(string question)
    {
        var text = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (greetings.FirstOrDefault(greeting => Begins(text, greeting)) is { } greeting)
        {
            text = text[greeting.Length..].TrimStart(' ', ',', '.', '!', ':', '-');
        }

        return text.TrimEnd(' ', '?', '.', '!');
    }

    private static string Say(string way, string all, string rest)
    {
        var said = way.Replace(Rest, rest, StringComparison.Ordinal)
            .Replace(All, char.ToLowerInvariant(all[0]) + all[1..], StringComparison.Ordinal);
        return char.ToUpperInvariant(said[0]) + said[1..];
    }

    private static bool Begins(string text, string begin) =>
        text.StartsWith(begin, StringComparison.OrdinalIgnoreCase)
        && (text.Length == begin.Length || !char.IsLetterOrDigit(text[begin.Length]));

    private static List<T> LongestFirst<T>(IEnumerable<T> entries, Func<T, string> text) =>
        [.. entries.OrderByDescending(entry => text(entry).Length)];
}
