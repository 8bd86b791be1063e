using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Testing;

/// <summary>Rules of what is shown: text, pictures, columns, tables.</summary>
public static partial class CardLint
{
    private const int MostColumns = 3;
    private const int MostPixels = 300;

    private static readonly HashSet<string> HeadingSizes = new(StringComparer.OrdinalIgnoreCase)
    {
        "medium",
        "large",
        "extraLarge",
    };

    private static readonly HashSet<string> SignalColours = new(StringComparer.OrdinalIgnoreCase)
    {
        "good",
        "warning",
        "attention",
    };

    private static IEnumerable<CardFinding> Content(List<CardElement> elements)
    {
        if (!elements.Exists(e => e.Text("style") == "heading"))
        {
            yield return new("C-07", "", "has no heading; give the TextBlock that says what this is style heading.");
        }

        foreach (var element in elements)
        {
            var findings = element.Type switch
            {
                "TextBlock" => TextBlock(element),
                "Image" => Image(element),
                "Table" => Table(element),
                "ColumnSet" => ColumnSet(element),
                _ => [],
            };
            foreach (var finding in findings.Concat(Width(element)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<CardFinding> TextBlock(CardElement text)
    {
        if (!text.IsTrue("wrap") && !text.Has("maxLines"))
        {
            yield return new("C-06", text.Path, "set wrap to true, or maxLines where a cut is meant.");
        }

        var looksLikeHeading =
            HeadingSizes.Contains(text.Text("size") ?? "")
            && string.Equals(text.Text("weight"), "bolder", StringComparison.OrdinalIgnoreCase);
        if (looksLikeHeading && text.Text("style") is not ("heading" or "columnHeader"))
        {
            yield return new(
                "C-07",
                text.Path,
                "is drawn large and bold as a heading; set style to heading so that it is heard as one."
            );
        }

        if (SignalColours.Contains(text.Text("color") ?? "") && !(text.Text("text") ?? "").Any(char.IsLetterOrDigit))
        {
            yield return new("C-11", text.Path, "speaks by its colour alone; say it in words too.");
        }
    }

    private static IEnumerable<CardFinding> Image(CardElement image)
    {
        if (image.Text("altText") is null)
        {
            yield return new("C-03", image.Path, "needs altText: what it shows, or \"\" where it only decorates.");
        }
    }

    private static IEnumerable<CardFinding> Table(CardElement table)
    {
        if (!table.IsTrue("firstRowAsHeader"))
        {
            yield return new("C-07", table.Path, "needs firstRowAsHeader, true.");
        }

        if (table.Json["columns"] is JsonArray { Count: > MostColumns } columns)
        {
            yield return TooManyColumns(table, columns.Count);
        }
    }

    private static IEnumerable<CardFinding> ColumnSet(CardElement set)
    {
        if (set.Json["columns"] is not JsonArray columns)
        {
            yield break;
        }

        if (columns.Count > MostColumns)
        {
            yield return TooManyColumns(set, columns.Count);
        }

        // A column may leave out its type, and is then no element of its own.
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is JsonObject column && !column.ContainsKey("type"))
            {
                var element = new CardElement(column, $"{set.Path}.columns[{i}]", "columns", set);
                foreach (var finding in Width(element))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<CardFinding> Width(CardElement element)
    {
        var pixels = Pixels().Match(element.Text("width") ?? "");
        if (pixels.Success && int.Parse(pixels.Groups[1].Value, CultureInfo.InvariantCulture) > MostPixels)
        {
            yield return new(
                "C-11",
                element.At("width"),
                $"is wider than {MostPixels} px, which a phone and a side panel cannot show."
            );
        }
    }

    private static CardFinding TooManyColumns(CardElement element, int count) =>
        new("C-11", element.Path, $"has {count} columns; more than {MostColumns} cannot be read on a phone.");

    [GeneratedRegex(@"^\s*(\d{1,6})\s*px\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Pixels();
}
