using System.Buffers.Binary;
using StbImageSharp;

namespace ToolkitBot.Cli.Packaging;

/// <summary>One pixel of an icon.</summary>
internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>The pixels of a PNG of any kind, as red, green, blue and alpha of eight bits each.</summary>
internal sealed class PngPixels
{
    /// <summary>Larger than any icon; limits the memory that a hostile header can ask for.</summary>
    private const int LargestSide = 4096;

    /// <summary>Length of the signature and the header chunk, which begins with width and height.</summary>
    private const int HeaderEnd = 33;
    private const int SizeAt = 16;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] samples;

    private PngPixels(ImageResult image)
    {
        Width = image.Width;
        Height = image.Height;
        samples = image.Data;
    }

    public int Width { get; }

    public int Height { get; }

    public Pixel At(int x, int y)
    {
        var at = ((y * Width) + x) * 4;
        return new(samples[at], samples[at + 1], samples[at + 2], samples[at + 3]);
    }

    /// <exception cref="InvalidDataException">The file is not such a PNG; the message is a plain sentence.</exception>
    public static PngPixels Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new InvalidDataException("this is not a PNG file; save the icon as PNG.");
        }

        if (file.Length < HeaderEnd)
        {
            throw Broken();
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(SizeAt));
        var height = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(SizeAt + 4));
        if (width is 0 or > LargestSide || height is 0 or > LargestSide)
        {
            throw new InvalidDataException($"this icon is {width} by {height} pixels, which is not an icon.");
        }

        try
        {
            return new(ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha));
        }
        // The library throws exceptions of several types for a damaged file.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Broken();
        }
    }

    private static InvalidDataException Broken() => new("this PNG file is damaged; save the icon again.");
}
