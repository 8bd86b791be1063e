using System.Text;

namespace ToolkitBot.Protocol.Activities;

/// <summary>White space of a message.</summary>
internal static class MessageLines
{
    /// <summary>Stands where a block of text begins or ends: the next words are on a line of their own.</summary>
    internal const string Block = "\u2029";

    /// <summary>
    /// The text with single spaces between words and none at its ends; with at most one empty line between lines, or all in
    /// one line.
    /// </summary>
    internal static string Tidy(string text, bool breaks)
    {
        var tidy = new StringBuilder(text.Length);
        var (space, lines, last) = (false, 0, '\0');
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = true;
                lines = breaks ? LinesAfter(letter, last, lines) : 0;
            }
            else
            {
                if (tidy.Length > 0 && space)
                {
                    tidy.Append(lines > 0 ? '\n' : ' ').Append('\n', lines > 1 ? 1 : 0);
                }

                tidy.Append(letter);
                (space, lines) = (false, 0);
            }

            last = letter;
        }

        return tidy.ToString();
    }

    private static int LinesAfter(char letter, char last, int lines) =>
        letter switch
        {
            '\n' when last == '\r' => lines,
            '\n' or '\r' or '\u0085' or '\u2028' => lines + 1,
            '\u2029' => Math.Max(lines, 1),
            _ => lines,
        };
}
