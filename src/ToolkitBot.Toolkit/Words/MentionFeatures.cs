using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// What a mention is made of, for the model: the words right beside it, the same with negations by their sort, the words
/// of its clause and of those around, and what the rules make of it. Other things stand for their sort.
/// </summary>
internal sealed class MentionFeatures : TextFeatures
{
    private const int Beside = 4;
    private const char Parts = '\t';
    private const char Between = ' ';
    private const string Edge = "^";

    public override IReadOnlyList<int> Rarest { get; } = [1, 1, 1, 1];

    /// <summary>A mention as a text that <see cref="TextFeatures.Of"/> takes apart.</summary>
    public static string Write(MentionContext context, int thing) =>
        string.Join(
            Parts,
            new[]
            {
                Near(context.Words(thing)),
                Near(context.Negations(thing)),
                Around(context, thing),
                Ruled(context, thing),
            }.Select(part => string.Join(Between, part))
        );

    protected override void Extract(string text, List<uint>[] parts)
    {
        foreach (var (part, features) in text.Split(Parts).Index())
        {
            parts[part].AddRange(features.Split(Between).Select(feature => Hash('m', feature)));
        }
    }

    private static IEnumerable<string> Near((List<string> Before, List<string> Behind) sides)
    {
        var (before, behind) = sides;
        for (var distance = 0; distance < Beside; distance++)
        {
            yield return $"l{distance}={At(before, distance)}";
            yield return $"r{distance}={At(behind, distance)}";
        }

        for (var distance = 0; distance + 1 < Beside; distance++)
        {
            yield return $"l{distance}={At(before, distance + 1)}+{At(before, distance)}";
            yield return $"r{distance}={At(behind, distance)}+{At(behind, distance + 1)}";
        }

        yield return $"l={At(before, 2)}+{At(before, 1)}+{At(before, 0)}";
        yield return $"r={At(behind, 0)}+{At(behind, 1)}+{At(behind, 2)}";
        yield return $"lr={At(before, 0)}+{At(behind, 0)}";

        static string At(List<string> side, int distance) => distance < side.Count ? side[distance] : Edge;
    }

    private static IEnumerable<string> Around(MentionContext context, int thing) =>
        context
            .Sides(thing)
            .SelectMany(side =>
                side.Words.Concat(side.Words.Zip(side.Words.Skip(1), (one, next) => $"{one}+{next}"))
                    .Select(words => $"{side.Side}:{words}")
            );

    private static IEnumerable<string> Ruled(MentionContext context, int thing)
    {
        var (sort, said) = (context.Things[thing].Sort, context.Said[thing]);
        return
        [
            $"{said}",
            $"{said}+{sort}",
            $"{sort}",
            .. context.Marks(thing).SelectMany(mark => new[] { mark, $"{mark}+{said}" }),
            .. context.Places(thing),
        ];
    }
}
