using System.Text;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Finds masked swear words and slurs: "sh1t", "f***", "tw@t", "fuuuck", "b!tch".</summary>
internal static class MaskedWords
{
    private const string Leet = "0134578@$!+€£";
    private const string Letters = "oieastbasitel";

    public static void Find(ScreenText text)
    {
        foreach (var view in new[] { text.Plain, text.Joined }.Distinct())
        {
            Find(text, view);
        }
    }

    private static void Find(ScreenText text, ScreenView view)
    {
        var written = view.Text;
        for (var i = 0; i < written.Length; )
        {
            if (!IsInside(written[i]))
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < written.Length && IsInside(written[end]))
            {
                end++;
            }

            if (end - i is >= 3 and <= 24)
            {
                var word = written[i..end].TrimEnd('!', '.');
                if (IsHostile(text, word))
                {
                    text.Found(view, FindingKind.HostileWords, ScreenVerdict.Stop, i, end);
                }
                else if (IsInsult(text, word))
                {
                    text.Found(view, FindingKind.HostileWords, ScreenVerdict.Review, i, end);
                }
            }

            i = end;
        }
    }

    private static bool IsHostile(ScreenText text, string written)
    {
        if (written.Length < 3 || !char.IsLetter(written[0]))
        {
            return false;
        }

        var stars = written.Count(c => c is '*' or '#' or '%' or '^' or '~');
        if (stars > 0)
        {
            return FitsMask(text, written.ToLowerInvariant(), stars);
        }

        var masked = written.Any(c => !char.IsLetter(c));
        var plain = string.Concat(written.ToLowerInvariant().Select(Unmask));
        if (
            masked
            && written.Count(char.IsLetter) * 2 >= written.Length
            && (Matches(text, plain) || Matches(text, plain.Replace('i', 'l')))
        )
        {
            return true;
        }

        foreach (var longest in new[] { 1, 2 })
        {
            var squeezed = Squeeze(plain, longest);
            if (squeezed != plain && Matches(text, squeezed))
            {
                return true;
            }
        }

        // Run together: "youfuckingidiot".
        return plain.Contains("fuck", StringComparison.Ordinal)
            || plain.Contains("cunt", StringComparison.Ordinal) && !plain.Contains("scunt", StringComparison.Ordinal);
    }

    // "1d10t", "m0r0n": masked insults.
    private static bool IsInsult(ScreenText text, string written)
    {
        if (written.Length < 4 || !written.Any(char.IsLetter) || written.All(char.IsLetter))
        {
            return false;
        }

        var plain = string.Concat(written.ToLowerInvariant().Select(Unmask));
        return Insults(plain) || Insults(plain.Replace('l', 'i'));

        bool Insults(string key) => text.Words[WordList.Insults].Has(key) || text.Words[WordList.Scorn].Has(key);
    }

    private static bool Matches(ScreenText text, string key) =>
        text.Words[WordList.SwearWords].Has(key) || text.Words[WordList.Slurs].Has(key);

    private static char Unmask(char c) =>
        Leet.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : c;

    private static string Squeeze(string word, int longest)
    {
        var squeezed = new StringBuilder(word.Length);
        var run = 0;
        var repeated = false;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            repeated |= run >= 3;
            if (run <= longest)
            {
                squeezed.Append(word[i]);
            }
        }

        return repeated ? squeezed.ToString() : word;
    }

    // Each star stands for one letter; stars at the end stand for any number.
    private static bool FitsMask(ScreenText text, string mask, int stars)
    {
        var letters = mask.Count(char.IsLetter);
        if (letters == 0 || letters + stars < mask.Length || (letters == 1 && stars < 2) || mask.Length < 3)
        {
            return false;
        }

        foreach (var word in text.Words[WordList.SwearWords].SingleWords.Concat(text.Words[WordList.Slurs].SingleWords))
        {
            if (Fits(mask, word, letters))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(string mask, string word, int letters)
    {
        // "f***ing" begins like "fuck" and continues.
        if (word.Length > mask.Length || word.Length < mask.Length && (letters < 3 || word.Length < 4))
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsLetter(mask[i]) && mask[i] != word[i])
            {
                return false;
            }
        }

        var rest = mask[word.Length..];
        return rest is "" or "s" or "ing" or "ed" or "er" or "ers" or "in" or "es" or "y" or "*" or "**" or "***";
    }

    private static bool IsInside(char c) => char.IsLetterOrDigit(c) || "@$!*#%^+€£".Contains(c);
}
