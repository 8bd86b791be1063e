namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// The rules for the two icons: 192 by 192 pixels on a solid background, with the symbol in the middle 96 by 96; and 32
/// by 32 in pure white on a transparent one.
/// </summary>
internal static class IconRules
{
    private const int ColourSize = 192;
    private const int SafeArea = 96;
    private const int OutlineSize = 32;

    /// <summary>Returns the names of the icon files that belong in the package.</summary>
    public static IReadOnlyList<string> Check(
        ManifestField manifest,
        PackageTemplate template,
        PackageProblems problems
    )
    {
        var icons = manifest["icons"];
        if (Read(icons["color"], ColourSize, template, problems) is var (colourFile, colour))
        {
            CheckColour(colourFile, colour, problems);
        }

        if (Read(icons["outline"], OutlineSize, template, problems) is var (outlineFile, outline))
        {
            CheckOutline(outlineFile, outline, problems);
        }

        return [icons["color"].TextOrEmpty(), icons["outline"].TextOrEmpty()];
    }

    private static (string File, PngPixels Pixels)? Read(
        ManifestField field,
        int size,
        PackageTemplate template,
        PackageProblems problems
    )
    {
        var file = field.Text(2048);
        if (file.Length == 0)
        {
            return null;
        }

        if (file != Path.GetFileName(file) || !template.Has(file))
        {
            field.Problem($"the file {file} is missing beside the manifest; put it there.");
            return null;
        }

        try
        {
            var pixels = PngPixels.Read(template.Filled(file));
            if (pixels.Width == size && pixels.Height == size)
            {
                return (file, pixels);
            }

            problems.Add(file, $"this icon is {pixels.Width} by {pixels.Height} pixels; it must be {size} by {size}.");
        }
        catch (InvalidDataException e)
        {
            problems.Add(file, e.Message);
        }

        return null;
    }

    private static void CheckColour(string file, PngPixels icon, PackageProblems problems)
    {
        const int Edge = (ColourSize - SafeArea) / 2;
        var ground = icon.At(0, 0);
        var opaque = true;
        var solid = true;
        for (var y = 0; y < icon.Height; y++)
        {
            for (var x = 0; x < icon.Width; x++)
            {
                var inside = x is >= Edge and < ColourSize - Edge && y is >= Edge and < ColourSize - Edge;
                opaque &= icon.At(x, y).Alpha == byte.MaxValue;
                solid &= inside || icon.At(x, y) == ground;
            }
        }

        if (!opaque)
        {
            problems.Add(file, "this icon has transparent pixels; fill its ground with one solid colour.");
        }
        else if (!solid)
        {
            problems.Add(
                file,
                $"the ground of this icon is not one solid colour, or its symbol leaves the middle {SafeArea} by {SafeArea} pixels."
            );
        }
    }

    private static void CheckOutline(string file, PngPixels icon, PackageProblems problems)
    {
        var white = true;
        var drawn = 0;
        for (var y = 0; y < icon.Height; y++)
        {
            for (var x = 0; x < icon.Width; x++)
            {
                var pixel = icon.At(x, y);
                if (pixel.Alpha == 0)
                {
                    continue;
                }

                drawn++;
                white &= pixel is { Red: 255, Green: 255, Blue: 255 };
            }
        }

        if (!white)
        {
            problems.Add(file, "this icon has pixels that are not pure white; draw it in #FFFFFF only.");
        }

        if (drawn == 0)
        {
            problems.Add(file, "this icon is empty; draw the symbol in white.");
        }
        else if (drawn == icon.Width * icon.Height)
        {
            problems.Add(file, "this icon has no transparent ground; leave everything but the symbol empty.");
        }
    }
}
