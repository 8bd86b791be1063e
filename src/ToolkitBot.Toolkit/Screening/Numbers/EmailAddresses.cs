using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Finds email addresses, also spelt out ("jo at example dot org"). Shared mailboxes are only queried.
/// </summary>
internal static class EmailAddresses
{
    private const RegexOptions Safe =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Open = @" ?[\(\[{<] ?";
    private const string Close = @" ?[\)\]}>] ?";
    private const string Dot =
        @"( ?\. ?|"
        + Open
        + @"\."
        + Close
        + "|"
        + Open
        + "(d[o0]t|full ?stop)"
        + Close
        + @"|,| d[o0]t |-dot-|_dot_| full ?stop | ?[*/|~""'] ?dot ?[*/|~""'] ?)";
    private const string TightDot =
        @"(\.|"
        + Open
        + @"\."
        + Close
        + "|"
        + Open
        + "d[o0]t"
        + Close
        + @"| d[o0]t |-dot-|_dot_| full ?stop | ?[*/|~""'] ?dot ?[*/|~""'] ?)";
    private const string At =
        @"("
        + Open
        + "at( sign)?"
        + Close
        + @"| at |, at,? | at[ \-]sign |-at-|_at_| ?\(a\) ?| ?[*/|~""'] ?at ?[*/|~""'] ?)";
    private const string Sign = @"([""']?[ \n]?@[ \n]?|" + Open + "@" + Close + ")";
    private const string Name = @"[a-z0-9][a-z0-9_+\-']*";
    private const string Domain = @"[a-z0-9][a-z0-9\-]*";

    private const string Before = @"\b(" + Name + "(" + TightDot + "| underscore | dash | hyphen )){0,4}" + Name;
    private const string Behind = Domain + "(" + Dot + Domain + "){0,4}";

    private static readonly Regex Written = new(Before + Sign + Behind, Safe);

    private static readonly Regex Spelt = new(Before + At + Behind, Safe);

    private static readonly Regex Ats = new(At, Safe);

    private static readonly Regex TopLevel = new(
        @"(\bgmail|\bhotmail|\byahoo|\bicloud|\bbtinternet|\bnhsmail)\b|(\.|,|(d[o0]t|full ?stop)[ \)\]}>*/|~""'\-_]*|[\(\[{<] ?\. ?[\)\]}>] ?) ?(uk|com|net|org|co|wales|cymru|scot|scotland|ie|eu|info|io|me|edu|gov|nhs|de|fr|biz|london|test|example|invalid|health|care|email|live|app)\b",
        Safe
    );

    // Domains used for nothing but mail.
    private static readonly Regex Provider = new(
        @"\b(nhs\.net|doctors\.(org|net)\.uk|gmail|googlemail|hotmail|yahoo|icloud|btinternet|nhsmail)\b",
        Safe
    );

    public static void Find(ScreenText text)
    {
        Find(text, text.Plain);
        if (!ReferenceEquals(text.Joined, text.Plain))
        {
            Find(text, text.Joined);
        }
    }

    private static void Find(ScreenText text, ScreenView view)
    {
        if (
            !view.Text.Contains('@')
            && !view.Text.Contains("at", StringComparison.OrdinalIgnoreCase)
            && !view.Text.Contains("(a)", StringComparison.OrdinalIgnoreCase)
        )
        {
            return;
        }

        foreach (var match in Written.EnumerateMatches(view.Text))
        {
            Judge(text, view, match.Index, match.Index + match.Length);
        }

        // "tell me at r dot osman at example dot org": the first "at" may not be part of it, so search on.
        for (
            var match = Spelt.Match(view.Text);
            match.Success;
            match = Spelt.Match(view.Text, NextWord(view.Text, match.Index))
        )
        {
            Judge(text, view, match.Index, match.Index + match.Length);
        }
    }

    private static void Judge(ScreenText text, ScreenView view, int start, int end)
    {
        var written = view.Text[start..end];
        var sign = written.IndexOf('@', StringComparison.Ordinal);
        var at = sign < 0 ? LastAt(written) : sign;
        if (at < 0)
        {
            return;
        }

        var local = written[..at].Trim(' ', '(', '[', '{', '<', '-', '_');
        if (!TopLevel.IsMatch(written.AsSpan(at)))
        {
            if (sign >= 0 && IsMeantAsOne(written, local))
            {
                text.Found(view, FindingKind.Email, ScreenVerdict.Review, start, end);
            }

            return;
        }

        var notAMailbox = text.Words[WordList.NotAMailbox].Has(local.ToLowerInvariant());
        if (sign < 0 && (notAMailbox || !IsComposed(written, at, local, notAMailbox) && !IsLabelled(text, view, start)))
        {
            return;
        }

        var shared =
            text.Words[WordList.SharedMailboxes].Has(LastPart(local))
            || text.Words[WordList.SharedMailboxes].Has(FirstPart(local));
        text.Found(
            view,
            shared ? FindingKind.SharedEmail : FindingKind.Email,
            shared ? ScreenVerdict.Review : ScreenVerdict.Stop,
            start,
            end
        );
    }

    // "tom@work" is not a valid address but is meant as one; "@NHSChangeDay" has nothing before the sign.
    private static bool IsMeantAsOne(string written, string local) =>
        local.Length > 0
        && !written.Contains(" @", StringComparison.Ordinal)
        && !written.Contains("@ ", StringComparison.Ordinal)
        && !local.All(char.IsAsciiDigit);

    // "look at nhs.uk" is a sentence. Names with brackets or dots are addresses.
    private static bool IsComposed(string written, int at, string local, bool notAMailbox) =>
        local.Contains('.')
        || local.Contains('_')
        || local.Any(char.IsAsciiDigit)
        || local.Contains(" dot ", StringComparison.OrdinalIgnoreCase)
        || local.Contains("underscore", StringComparison.OrdinalIgnoreCase)
        || written.AsSpan(at).ContainsAny('(', '[', '{')
        || Provider.IsMatch(written.AsSpan(at)) && !notAMailbox
        || written.Contains(" dot ", StringComparison.OrdinalIgnoreCase)
        || written.Contains(" d0t ", StringComparison.OrdinalIgnoreCase);

    private static int NextWord(string text, int from)
    {
        while (from < text.Length && text[from] != ' ')
        {
            from++;
        }

        return Math.Min(from + 1, text.Length);
    }

    private static bool IsLabelled(ScreenText text, ScreenView view, int start) =>
        view.LabelBefore(text.Words[WordList.EmailLabels], start, 1) is not null;

    private static int LastAt(string written)
    {
        var found = -1;
        for (var match = Ats.Match(written); match.Success; match = Ats.Match(written, match.Index + 1))
        {
            found = match.Index;
        }

        return found;
    }

    private static string FirstPart(string local) => local.ToLowerInvariant().Split('.', '_', '-', ' ')[0];

    private static string LastPart(string local) => local.ToLowerInvariant().Split('.', '_', '-', ' ')[^1];
}
