using System.Globalization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// Escapes that pass as JSON and fail later: half a surrogate pair throws when the text is read, U+0000 cannot be stored
/// by PostgreSQL. A client that cuts a preview in the middle of an emoji sends the first.
/// </summary>
internal static class EscapedText
{
    /// <summary>Length of <c>\u0000</c>.</summary>
    private const int Length = 6;

    /// <summary>The JSON with U+FFFD in the place of what cannot be read or stored; the same memory where all can.</summary>
    internal static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> utf8)
    {
        // Most bodies have no such escape, and are done here.
        var json = utf8.Span;
        if (json.IndexOf("\\u"u8) < 0)
        {
            return utf8;
        }

        byte[]? mended = null;
        for (var at = 0; at < json.Length; )
        {
            if (UnitAt(json, at) is not { } unit)
            {
                // A backslash takes the sign behind it along.
                at += json[at] == '\\' ? 2 : 1;
            }
            else if (char.IsHighSurrogate(unit) && UnitAt(json, at + Length) is { } low && char.IsLowSurrogate(low))
            {
                at += 2 * Length;
            }
            else
            {
                if (unit == '\0' || char.IsSurrogate(unit))
                {
                    mended ??= utf8.ToArray();
                    "\\ufffd"u8.CopyTo(mended.AsSpan(at));
                }

                at += Length;
            }
        }

        return mended ?? utf8;
    }

    /// <summary>The UTF-16 unit that is escaped here; null where none is.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at <= json.Length - Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(
            json.Slice(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : null;
}
