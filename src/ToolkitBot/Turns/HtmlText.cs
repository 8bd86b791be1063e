using System.Net;
using System.Text;

namespace ToolkitBot.Turns;

/// <summary>The words of a message that Teams hands over as HTML.</summary>
internal static class HtmlText
{
    /// <summary>Longer ones are cut before they are read: no pledge needs more.</summary>
    private const int Longest = 20_000;
    private static readonly string[] Silent = ["script", "style", "attachment"];

    /// <summary>
    /// The text that a reader would see, in one line. Not a browser: tags go, what scripts and styles hold goes, entities
    /// are decoded once, and what is left is text and never markup again.
    /// </summary>
    public static string Of(string html)
    {
        html = html.Length > Longest ? html[..Longest] : html;
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; )
        {
            if (html[at] != '<' || !IsTag(html, at))
            {
                text.Append(html[at++]);
                continue;
            }

            // A tag parts words, save where it only marks a piece of one.
            at = Behind(html, at, out var parts);
            if (parts)
            {
                text.Append(' ');
            }
        }

        var words = WebUtility.HtmlDecode(text.ToString());
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsTag(string html, int at) =>
        at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?');

    /// <summary>The place behind the tag, or behind all that it hides.</summary>
    private static int Behind(string html, int at, out bool parts)
    {
        var end = End(html, at);
        var name = NameOf(html, at);
        parts = name is not ("b" or "i" or "u" or "s" or "em" or "strong" or "span" or "at" or "a" or "code");
        if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = html.IndexOf("-->", at, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }

        if (Silent.Contains(name, StringComparer.Ordinal) && html[at + 1] != '/')
        {
            var close = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : End(html, close);
        }

        return end;
    }

    /// <summary>Behind the <c>&gt;</c> that ends the tag; one inside a quoted value does not.</summary>
    private static int End(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            if (quote != '\0')
            {
                quote = html[at] == quote ? '\0' : quote;
            }
            else if (html[at] is '"' or '\'')
            {
                quote = html[at];
            }
            else if (html[at] == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }

    private static string NameOf(string html, int at)
    {
        var start = html[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[start..end].ToLowerInvariant();
    }
}
