using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The bot's own sentences in one language, by dotted key such as <c>buttons.next</c>.</summary>
/// <remarks>A phrase may hold named places such as <c>{name}</c>, and may have plural forms.</remarks>
public sealed partial class Phrases
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> plurals = new(StringComparer.Ordinal);
    private readonly string language;
    private readonly CultureInfo culture;

    private Phrases(string language)
    {
        this.language = language;
        culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);
    }

    /// <summary>
    /// Every phrase by its key; a plural form has its category at the end, as in <c>pledge.joined.one</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> All => texts;

    /// <summary>Keys of the phrases that have plural forms.</summary>
    public IReadOnlySet<string> PluralKeys => plurals;

    /// <summary>A phrase without named places.</summary>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    public string this[string key] => Format(key);

    /// <summary>Reads <c>phrases.yaml</c>.</summary>
    /// <param name="node">The file.</param>
    /// <param name="language">The language's folder name, such as <c>en</c>; decides the plural forms.</param>
    /// <exception cref="ContentException">A phrase is empty, or a plural form is missing.</exception>
    public static Phrases Read(ContentNode node, string language)
    {
        var phrases = new Phrases(language);
        phrases.Add(node, "");
        return phrases;
    }

    /// <summary>A phrase with its named places filled.</summary>
    /// <param name="key">Its dotted key.</param>
    /// <param name="values">A value for every place, and no other. Numbers are written as the language does.</param>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    /// <exception cref="ArgumentException">A place has no value, or a value has no place.</exception>
    public string Format(string key, params (string Name, object Value)[] values)
    {
        var places = PlacesOf(Find(key));
        foreach (var (name, _) in values)
        {
            if (!places.Contains(name))
            {
                throw new ArgumentException(
                    $"The phrase '{key}' has no place {{{name}}}.",
                    nameof(values)
                );
            }
        }

        return Fill(key, values);
    }

    /// <summary>
    /// A phrase in the form that fits a number. The number fills <c>{count}</c>; a form may leave a place out
    /// ("one person" needs no digit).
    /// </summary>
    /// <param name="key">The key above the plural forms.</param>
    /// <param name="count">How many; not negative.</param>
    /// <param name="values">Values for the other places.</param>
    /// <exception cref="KeyNotFoundException">No phrase with plural forms has that key.</exception>
    /// <exception cref="ArgumentException">A place has no value, or a value has a place in no form.</exception>
    public string Plural(string key, long count, params (string Name, object Value)[] values)
    {
        if (!plurals.Contains(key))
        {
            throw new KeyNotFoundException(
                $"No phrase with plural forms has the key '{key}' in '{language}'."
            );
        }

        var known = Places(key);
        foreach (var (name, _) in values)
        {
            if (!known.Contains(name))
            {
                throw new ArgumentException(
                    $"The phrase '{key}' has no place {{{name}}}.",
                    nameof(values)
                );
            }
        }

        return Fill($"{key}.{PluralForms.Of(language, count)}", [.. values, ("count", count)]);
    }

    /// <summary>The named places of a phrase, of all its forms where it has several.</summary>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    public IReadOnlySet<string> Places(string key) =>
        plurals.Contains(key)
            ? PluralForms
                .For(language)
                .SelectMany(form => PlacesOf(texts[$"{key}.{form}"]))
                .ToHashSet(StringComparer.Ordinal)
            : PlacesOf(Find(key));

    /// <summary>The named places in a text.</summary>
    internal static HashSet<string> PlacesOf(string text) =>
        Place().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    private string Find(string key) =>
        texts.TryGetValue(key, out var text)
            ? text
            : throw new KeyNotFoundException($"No phrase has the key '{key}' in '{language}'.");

    private string Fill(string key, (string Name, object Value)[] values) =>
        Place()
            .Replace(
                Find(key),
                place =>
                {
                    var name = place.Groups[1].Value;
                    foreach (var (given, value) in values)
                    {
                        if (given == name)
                        {
                            return Write(value);
                        }
                    }

                    throw new ArgumentException(
                        $"The phrase '{key}' needs a value for {{{name}}}.",
                        nameof(values)
                    );
                }
            );

    private string Write(object value) =>
        value switch
        {
            int or long => ((IFormattable)value).ToString("N0", culture),
            IFormattable formattable => formattable.ToString(null, culture),
            _ => value.ToString() ?? "",
        };

    private void Add(ContentNode node, string prefix)
    {
        foreach (var (name, value) in node.Entries())
        {
            var key = prefix + name;
            if (!value.IsMap)
            {
                texts[key] = CheckedText(value);
                continue;
            }

            if (PluralForms.AreFormsOf(value))
            {
                plurals.Add(key);
                value.Only([.. PluralForms.For(language)]);
                foreach (var form in PluralForms.For(language))
                {
                    texts[$"{key}.{form}"] = CheckedText(value.Get(form));
                }

                continue;
            }

            Add(value, key + ".");
        }
    }

    private static string CheckedText(ContentNode node)
    {
        var text = node.AsText();
        var rest = Place().Replace(text, "");
        return rest.Contains('{') || rest.Contains('}')
            ? throw node.Problem(
                "a place to fill is written {name}: one word of small letters and hyphens between braces."
            )
            : text;
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9-]*)\}")]
    private static partial Regex Place();
}
