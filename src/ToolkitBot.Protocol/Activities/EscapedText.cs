using System.Buffers;
using System.Text.Json;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// Escapes that pass as JSON and fail later: half a surrogate pair throws when the text is read, U+0000 cannot be
/// stored by PostgreSQL. Both can hide in the parts of an activity that nobody reads at first.
/// </summary>
internal static class EscapedText
{
    /// <summary>Whether every text and key of a well-formed JSON body can be read and stored.</summary>
    internal static bool IsSound(ReadOnlySpan<byte> utf8)
    {
        // Most bodies have no such escape, and are done here.
        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        var buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return AllSound(new Utf8JsonReader(utf8), buffer);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool AllSound(Utf8JsonReader reader, char[] buffer)
    {
        while (reader.Read())
        {
            var text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
            if (text && reader.ValueIsEscaped && !IsSound(ref reader, buffer))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSound(ref Utf8JsonReader reader, char[] buffer)
    {
        try
        {
            var length = reader.CopyString(buffer);
            return !buffer.AsSpan(0, length).Contains('\0');
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
