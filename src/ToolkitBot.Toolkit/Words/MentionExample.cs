using System.Text;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Words;

/// <summary>A sentence from which it is learnt what people turn down.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="TurnedDown">Where it names something that is turned down; all else that it names is not.</param>
internal sealed record MentionExample(string Text, IReadOnlyList<Range> TurnedDown)
{
    private const char Opens = '[';
    private const char Closes = ']';

    /// <summary>Reads <c>turned-down.yaml</c>: sentences with brackets around what is turned down.</summary>
    /// <exception cref="ContentException">A bracket has no partner, or a sentence stands there twice.</exception>
    public static IReadOnlyList<MentionExample> ReadAll(ContentNode node)
    {
        node.Only("examples");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. node.List("examples")
                .Select(entry =>
                {
                    var example = entry.As(
                        (string text, out MentionExample? parsed) => (parsed = Parse(text)) is not null,
                        "each '[' needs a ']' behind it in the sentence."
                    );
                    if (example is not null && !seen.Add(example.Text))
                    {
                        entry.Tell("this example stands here twice; take one of them away.");
                    }

                    return example;
                })
                .OfType<MentionExample>(),
        ];
    }

    /// <summary>Whether something that stands between two characters is turned down.</summary>
    public bool TurnsDown(int start, int end) =>
        TurnedDown.Any(range => start < range.End.Value && range.Start.Value < end);

    /// <summary>An example from a sentence with brackets; null where one has no partner.</summary>
    internal static MentionExample? Parse(string marked)
    {
        var text = new StringBuilder();
        var ranges = new List<Range>();
        int? from = null;
        foreach (var sign in marked)
        {
            switch (sign)
            {
                case Opens when from is null:
                    from = text.Length;
                    break;
                case Closes when from is { } start && text.Length > start:
                    ranges.Add(start..text.Length);
                    from = null;
                    break;
                case Opens or Closes:
                    return null;
                default:
                    text.Append(sign);
                    break;
            }
        }

        return from is null ? new(text.ToString(), ranges) : null;
    }
}
