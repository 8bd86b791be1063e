using System.Buffers;
using System.Text;

namespace ToolkitBot.Texts;

/// <summary>
/// Decodes a file that people write, compiled into each assembly that reads some. Other bytes than UTF-8 are a fault:
/// .NET would put a mark in their place, and staff would read that.
/// </summary>
internal static class TextFile
{
    /// <summary>What is wrong with the line, and what to do.</summary>
    public const string Problem =
        "a letter here is not written in UTF-8; save the file with this encoding (editors call others ANSI or Latin-1).";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Decodes UTF-8, or UTF-16 that begins with its mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="text">Its text; empty if it is not UTF-8.</param>
    /// <param name="line">The line that is not UTF-8, counted from 1; 0 if there is none.</param>
    public static bool TryRead(byte[] bytes, out string text, out int line)
    {
        (text, line) = ("", 0);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Strict);
            text = reader.ReadToEnd();
            return true;
        }
        catch (DecoderFallbackException)
        {
            line = FaultyLine(bytes);
            return false;
        }
    }

    private static int FaultyLine(ReadOnlySpan<byte> rest)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            rest = rest[length..];
        }

        return line;
    }
}
