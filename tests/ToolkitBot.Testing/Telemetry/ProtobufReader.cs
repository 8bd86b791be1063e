using System.Text;

namespace ToolkitBot.Testing;

/// <summary>Reads the fields of one protobuf message, as far as OpenTelemetry's requests need it.</summary>
internal static class ProtobufReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The length-delimited fields in order: nested messages, texts and bytes. Numbers are passed over.</summary>
    public static IEnumerable<(int Field, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = ReadVarint(message.Span, ref at);
            switch ((int)(tag & 7))
            {
                case Varint:
                    ReadVarint(message.Span, ref at);
                    break;
                case Fixed64:
                    at += 8;
                    break;
                case Fixed32:
                    at += 4;
                    break;
                case Delimited:
                    var length = (int)ReadVarint(message.Span, ref at);
                    yield return ((int)(tag >> 3), message.Slice(at, length));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }
    }

    /// <summary>All values at a path of field numbers.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> message, params int[] path) =>
        path is [var field, .. var rest]
            ? Read(message).Where(one => one.Field == field).SelectMany(one => At(one.Value, rest))
            : [message];

    /// <summary>The first text at a path; null if there is none.</summary>
    public static string? Text(ReadOnlyMemory<byte> message, params int[] path)
    {
        foreach (var value in At(message, path))
        {
            return Encoding.UTF8.GetString(value.Span);
        }

        return null;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (value, shift) = (0UL, 0);
        byte next;
        do
        {
            next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);

        return value;
    }
}
