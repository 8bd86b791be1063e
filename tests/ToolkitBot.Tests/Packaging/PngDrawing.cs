using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ToolkitBot.Cli.Packaging;

namespace ToolkitBot.Tests.Packaging;

/// <summary>Makes PNG files for tests, in every row filter and colour type of the format.</summary>
internal static class PngDrawing
{
    public static byte[] Rgba(int size, Func<int, int, Pixel> paint, int filter = 0) =>
        Encode(
            size,
            6,
            4,
            filter,
            (x, y) =>
            {
                var p = paint(x, y);
                return [p.Red, p.Green, p.Blue, p.Alpha];
            }
        );

    public static byte[] Encode(
        int size,
        byte kind,
        int channels,
        int filter,
        Func<int, int, byte[]> sample,
        byte[]? palette = null,
        byte[]? transparency = null,
        byte interlace = 0
    )
    {
        var row = size * channels;
        var plain = new byte[size * row];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                sample(x, y).CopyTo(plain, (y * row) + (x * channels));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < size; y++)
            {
                zlib.WriteByte((byte)filter);
                for (var x = 0; x < row; x++)
                {
                    var at = (y * row) + x;
                    int a = x >= channels ? plain[at - channels] : 0;
                    int b = y > 0 ? plain[at - row] : 0;
                    int c = y > 0 && x >= channels ? plain[at - row - channels] : 0;
                    zlib.WriteByte((byte)(plain[at] - Prediction(filter, a, b, c)));
                }
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8;
        header[9] = kind;
        header[12] = interlace;
        return
        [
            .. (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            .. Chunk("IHDR", header),
            .. palette is null ? [] : Chunk("PLTE", palette),
            .. transparency is null ? [] : Chunk("tRNS", transparency),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static int Prediction(int filter, int a, int b, int c)
    {
        var p = a + b - c;
        return filter switch
        {
            1 => a,
            2 => b,
            3 => (a + b) / 2,
            4 => new[] { a, b, c }.MinBy(v => Math.Abs(p - v)),
            _ => 0,
        };
    }

    /// <summary>The checksum stays empty: the reader goes by the packed data's own.</summary>
    private static byte[] Chunk(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
    }
}
