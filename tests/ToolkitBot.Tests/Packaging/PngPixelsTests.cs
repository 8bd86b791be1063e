using ToolkitBot.Cli.Packaging;

namespace ToolkitBot.Tests.Packaging;

public sealed class PngPixelsTests
{
    private static Pixel Paint(int x, int y) =>
        new((byte)(x * 7), (byte)(y * 11), (byte)((x * y) + 3), (byte)(255 - (x * 3)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_row_filter_gives_the_pixels_that_were_drawn(int filter)
    {
        var png = PngPixels.Read(PngDrawing.Rgba(24, Paint, filter));
        for (var y = 0; y < 24; y++)
        {
            for (var x = 0; x < 24; x++)
            {
                Assert.Equal(Paint(x, y), png.At(x, y));
            }
        }
    }

    [Fact]
    public void Grey_colour_and_palette_are_read_too()
    {
        var grey = PngPixels.Read(PngDrawing.Encode(2, 0, 1, 1, (x, _) => [(byte)(x * 90)]));
        Assert.Equal(new Pixel(90, 90, 90, 255), grey.At(1, 0));

        var greyAlpha = PngPixels.Read(PngDrawing.Encode(2, 4, 2, 2, (x, y) => [(byte)x, (byte)y]));
        Assert.Equal(new Pixel(1, 1, 1, 0), greyAlpha.At(1, 0));

        var rgb = PngPixels.Read(PngDrawing.Encode(2, 2, 3, 4, (x, y) => [1, (byte)x, (byte)y]));
        Assert.Equal(new Pixel(1, 0, 1, 255), rgb.At(0, 1));

        var palette = PngPixels.Read(PngDrawing.Encode(2, 3, 1, 0, (x, _) => [(byte)x], [9, 8, 7, 6, 5, 4], [128]));
        Assert.Equal(new Pixel(9, 8, 7, 128), palette.At(0, 0));
        Assert.Equal(new Pixel(6, 5, 4, 255), palette.At(1, 0));
    }

    [Fact]
    public void An_interlaced_file_and_one_transparent_colour_are_read()
    {
        var interlaced = PngPixels.Read(PngDrawing.Encode(1, 6, 4, 0, (_, _) => [1, 2, 3, 4], interlace: 1));
        Assert.Equal(new Pixel(1, 2, 3, 4), interlaced.At(0, 0));

        byte[] black = [0, 0, 0, 0, 0, 0];
        var keyed = PngPixels.Read(PngDrawing.Encode(2, 2, 3, 0, (x, _) => [(byte)x, 0, 0], transparency: black));
        Assert.Equal(new Pixel(0, 0, 0, 0), keyed.At(0, 0));
        Assert.Equal(new Pixel(1, 0, 0, 255), keyed.At(1, 0));
    }

    [Fact]
    public void A_pixel_outside_the_palette_is_empty()
    {
        var palette = PngPixels.Read(PngDrawing.Encode(2, 3, 1, 0, (_, _) => [5], [1, 2, 3]));
        Assert.Equal(new Pixel(0, 0, 0, 0), palette.At(1, 1));
    }

    [Fact]
    public void What_is_no_whole_png_is_refused_in_a_sentence()
    {
        var good = PngDrawing.Rgba(8, Paint);
        Refused("GIF89a"u8.ToArray(), "not a PNG");
        Refused(good[..60], "damaged");
        Refused(good[..30], "damaged");
        Refused(PngDrawing.Encode(2, 9, 4, 0, (_, _) => [0, 0, 0, 0]), "damaged");
        good[16] = 0x7f;
        Refused(good, "not an icon");
    }

    private static void Refused(byte[] file, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidDataException>(() => PngPixels.Read(file)).Message,
            StringComparison.Ordinal
        );
}
