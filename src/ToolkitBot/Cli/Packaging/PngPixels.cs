using System.Buffers.Binary;
using System.IO.Compression;

namespace ToolkitBot.Cli.Packaging;

/// <summary>One pixel of an icon.</summary>
internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>
/// The pixels of a PNG (ISO/IEC 15948): eight bits a channel, not interlaced, in grey, colours or a palette.
/// That is what drawing programs save; anything else is refused with what to do.
/// </summary>
internal sealed class PngPixels
{
    /// <summary>No icon is larger; a hostile header cannot ask for more memory than that.</summary>
    private const int LargestSide = 4096;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly Pixel[] pixels;

    private PngPixels(int width, int height, Pixel[] pixels)
    {
        Width = width;
        Height = height;
        this.pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    public Pixel At(int x, int y) => pixels[(y * Width) + x];

    /// <exception cref="InvalidDataException">Not such a PNG; the message is a plain sentence.</exception>
    public static PngPixels Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            throw new InvalidDataException("this is not a PNG file; save the icon as PNG.");
        }

        ReadOnlySpan<byte> header = [];
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> transparency = [];
        using var packed = new MemoryStream();
        for (var rest = file[Signature.Length..]; rest.Length >= 12; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                throw Broken();
            }

            var data = rest.Slice(8, (int)length);
            switch (rest.Slice(4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    header = data;
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = data;
                    break;
                case [(byte)'t', (byte)'R', (byte)'N', (byte)'S']:
                    transparency = data;
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    packed.Write(data);
                    break;
            }

            rest = rest[(12 + (int)length)..];
        }

        if (header.Length != 13)
        {
            throw Broken();
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (width is 0 or > LargestSide || height is 0 or > LargestSide)
        {
            throw new InvalidDataException($"this icon is {width} by {height} pixels, which is not an icon.");
        }

        var (kind, channels) = Layout(header);
        if (kind is 0 or 2 && transparency.Length > 0)
        {
            throw Unusual();
        }

        var raw = Unpack(packed, (int)width * channels, (int)height);
        var pixels = new Pixel[(int)(width * height)];
        Unfilter(raw, (int)width * channels, channels);
        for (var i = 0; i < pixels.Length; i++)
        {
            var row = i / (int)width;
            var sample = raw.AsSpan((i * channels) + row + 1, channels);
            pixels[i] = kind switch
            {
                0 => new(sample[0], sample[0], sample[0], byte.MaxValue),
                2 => new(sample[0], sample[1], sample[2], byte.MaxValue),
                3 => FromPalette(sample[0], palette, transparency),
                4 => new(sample[0], sample[0], sample[0], sample[1]),
                _ => new(sample[0], sample[1], sample[2], sample[3]),
            };
        }

        return new((int)width, (int)height, pixels);
    }

    private static (int Kind, int Channels) Layout(ReadOnlySpan<byte> header)
    {
        var kind = header[9];
        var channels = kind switch
        {
            0 or 3 => 1,
            4 => 2,
            2 => 3,
            6 => 4,
            _ => throw Broken(),
        };
        return header[8] == 8 && header[12] == 0 ? (kind, channels) : throw Unusual();
    }

    private static byte[] Unpack(MemoryStream packed, int rowLength, int rows)
    {
        var raw = new byte[(rowLength + 1) * rows];
        packed.Position = 0;
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            unpacked.ReadExactly(raw);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw Broken();
        }

        return raw;
    }

    /// <summary>Each row says by its first byte what was subtracted from it: left, above, both or a guess.</summary>
    private static void Unfilter(byte[] raw, int rowLength, int channels)
    {
        for (var start = 0; start < raw.Length; start += rowLength + 1)
        {
            var filter = raw[start];
            for (var x = 0; x < rowLength; x++)
            {
                var at = start + 1 + x;
                var left = x >= channels ? raw[at - channels] : 0;
                var above = start > 0 ? raw[at - rowLength - 1] : 0;
                var corner = start > 0 && x >= channels ? raw[at - rowLength - 1 - channels] : 0;
                raw[at] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => (byte)above,
                    3 => (byte)((left + above) / 2),
                    4 => (byte)Nearest(left, above, corner),
                    _ => throw Broken(),
                };
            }
        }
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left
            : toAbove <= toCorner ? above
            : corner;
    }

    private static Pixel FromPalette(byte index, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
    {
        if ((index * 3) + 3 > palette.Length)
        {
            throw Broken();
        }

        var colour = palette.Slice(index * 3, 3);
        var alpha = index < transparency.Length ? transparency[index] : byte.MaxValue;
        return new(colour[0], colour[1], colour[2], alpha);
    }

    private static InvalidDataException Broken() => new("this PNG file is damaged; save the icon again.");

    private static InvalidDataException Unusual() =>
        new("this PNG is of an unusual kind; save it with 8 bits a channel and without interlacing.");
}
