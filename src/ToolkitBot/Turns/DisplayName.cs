using System.Globalization;
using System.Text;
using ToolkitBot.Cards;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>
/// A name of a person, a channel or a team, fit to be shown. Whoever gave it may have put anything in it: controls that turn
/// the text round, three thousand letters, a link.
/// </summary>
/// <param name="Text">The name, plain.</param>
internal sealed record DisplayName(string Text)
{
    /// <summary>Longest name that is shown, in UTF-16 units.</summary>
    public const int Longest = 100;

    /// <summary>The name where text is Markdown: as it was given, never a link or bold.</summary>
    public string Markdown => CardText.Escape(Text);

    /// <summary>The name; null where nothing of it can be seen.</summary>
    public static DisplayName? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var seen = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
            {
                seen.Append(' ');
            }
            else if (category != UnicodeCategory.Format || IsJoiner(rune))
            {
                seen.Append(rune);
            }
        }

        var text = string.Join(' ', seen.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null
            : text.Length <= Longest ? new(text)
            : new(WholeCharacters.Cut(text, Longest - 1).TrimEnd() + "…");
    }

    /// <summary>The name with what tells it apart from others like it; as it is where nothing need.</summary>
    public DisplayName Beside(string? what) => what is null ? this : new($"{Text} ({what})");

    public override string ToString() => Text;

    // Emoji are joined by one, Persian words by the other.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
