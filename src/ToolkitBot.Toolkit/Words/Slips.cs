namespace ToolkitBot.Toolkit.Words;

/// <summary>Slips of the finger.</summary>
internal static class Slips
{
    /// <summary>
    /// Whether two words differ by one letter added, missing, wrong or swapped with its neighbour. The first
    /// letter must agree: people rarely miss it, and words that differ there are mostly other words.
    /// </summary>
    public static bool IsOneSlip(string typed, string meant)
    {
        if (typed.Length == 0 || meant.Length == 0 || typed[0] != meant[0] || Math.Abs(typed.Length - meant.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < typed.Length && same < meant.Length && typed[same] == meant[same])
        {
            same++;
        }

        if (typed.Length != meant.Length)
        {
            var (longer, shorter) = typed.Length > meant.Length ? (typed, meant) : (meant, typed);
            return longer.AsSpan(same + 1).SequenceEqual(shorter.AsSpan(same));
        }

        if (same == typed.Length)
        {
            return true;
        }

        return typed.AsSpan(same + 1).SequenceEqual(meant.AsSpan(same + 1))
            || (
                same + 1 < typed.Length
                && typed[same] == meant[same + 1]
                && typed[same + 1] == meant[same]
                && typed.AsSpan(same + 2).SequenceEqual(meant.AsSpan(same + 2))
            );
    }
}
