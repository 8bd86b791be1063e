namespace ToolkitBot.Cards.Schema;

/// <summary>Finds what was probably meant by a misspelt name.</summary>
public static class Nearest
{
    private const int MostSlips = 2;
    private const int MostShown = 16;

    /// <summary>What an editor is told: the likeliest name, or else those that are known.</summary>
    public static string Advice(string typed, IReadOnlyCollection<string> known)
    {
        var nearest = known.Order(StringComparer.Ordinal).MinBy(name => Slips(typed, name));
        if (nearest is not null && Slips(typed, nearest) <= Math.Min(MostSlips, typed.Length - 1))
        {
            return $"did you mean '{nearest}'?";
        }

        return known.Count is > 0 and <= MostShown
            ? $"known are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            : "correct it, or take it away.";
    }

    /// <summary>How many letters must be changed, added or taken away.</summary>
    private static int Slips(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(corner + (isSame ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
