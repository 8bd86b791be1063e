using System.Text;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Rewrites numbers that mix number words and digits without gaps.</summary>
internal static class GluedDigits
{
    // "o7700nine00three" becomes "077009003".
    public static FoldedText Write(FoldedText folded)
    {
        var rewritten = new List<(int, int, string)>();
        foreach (var word in Word.Of(folded.Text))
        {
            if (
                word.Text.Length > 4
                && word.Text.Any(char.IsAsciiDigit)
                && Digits(word.Key) is { } digits
                && digits.Length < word.End - word.Start
            )
            {
                rewritten.Add((word.Start, word.End, digits));
            }
        }

        return rewritten.Count == 0 ? folded : folded.With(rewritten);
    }

    private static string? Digits(string key)
    {
        var digits = new StringBuilder();
        for (var i = 0; i < key.Length; )
        {
            var spelt = SpeltNumbers.Units.Keys.FirstOrDefault(unit =>
                unit.Length > 2 && string.CompareOrdinal(key, i, unit, 0, unit.Length) == 0
            );
            if (spelt is null && !char.IsAsciiDigit(key[i]) && key[i] != 'o')
            {
                return null;
            }

            digits.Append(
                spelt is not null ? SpeltNumbers.Units[spelt]
                : key[i] == 'o' ? "0"
                : key[i]
            );
            i += spelt?.Length ?? 1;
        }

        return digits.ToString();
    }
}
