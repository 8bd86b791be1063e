using System.Globalization;

namespace ToolkitBot.Turns;

/// <summary>Cuts text where a reader would: never inside an emoji or a letter with its accent.</summary>
internal static class WholeCharacters
{
    /// <summary>As many whole characters as fit into the limit, in UTF-16 units.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = 0;
        while (end < limit && end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= limit)
        {
            end = next;
        }

        return text[..end];
    }
}
