using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The bot's own sentences in one language, by dotted key such as <c>buttons.next</c>.</summary>
/// <remarks>A phrase may hold named places such as <c>{name}</c>, and may have plural forms.</remarks>
public sealed class Phrases
{
    private readonly Dictionary<string, Phrase> phrases = new(StringComparer.Ordinal);

    // The places of all plural forms together.
    private readonly Dictionary<string, IReadOnlySet<string>> plurals = new(StringComparer.Ordinal);
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
    public IReadOnlyDictionary<string, string> All { get; private set; } = new Dictionary<string, string>();

    /// <summary>Keys of the phrases that have plural forms.</summary>
    public IReadOnlySet<string> PluralKeys => plurals.Keys.ToHashSet(StringComparer.Ordinal);

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
        phrases.All = phrases.phrases.ToDictionary(phrase => phrase.Key, phrase => phrase.Value.Text);
        return phrases;
    }

    /// <summary>A phrase with its named places filled.</summary>
    /// <param name="key">Its dotted key.</param>
    /// <param name="values">A value for every place, and no other. Numbers are written as the language does.</param>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    /// <exception cref="ArgumentException">A place has no value, or a value has no place.</exception>
    public string Format(string key, params (string Name, object Value)[] values)
    {
        RefuseOthers(Find(key).Places, key, values);
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
        if (!plurals.TryGetValue(key, out var places))
        {
            throw new KeyNotFoundException($"No phrase with plural forms has the key '{key}' in '{language}'.");
        }

        RefuseOthers(places, key, values);
        return Fill($"{key}.{PluralForms.Of(language, count)}", [.. values, ("count", count)]);
    }

    /// <summary>The named places of a phrase, of all its forms where it has several.</summary>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    public IReadOnlySet<string> Places(string key) =>
        plurals.TryGetValue(key, out var places) ? places : Find(key).Places;

    private static void RefuseOthers(IReadOnlySet<string> places, string key, (string Name, object Value)[] values)
    {
        foreach (var (name, _) in values)
        {
            if (!places.Contains(name))
            {
                throw new ArgumentException($"The phrase '{key}' has no place {{{name}}}.", nameof(values));
            }
        }
    }

    private Phrase Find(string key) =>
        phrases.TryGetValue(key, out var phrase)
            ? phrase
            : throw new KeyNotFoundException($"No phrase has the key '{key}' in '{language}'.");

    private string Fill(string key, (string Name, object Value)[] values) =>
        Find(key)
            .Fill(name =>
            {
                foreach (var (given, value) in values)
                {
                    if (given == name)
                    {
                        return Write(value);
                    }
                }

                throw new ArgumentException($"The phrase '{key}' needs a value for {{{name}}}.", nameof(values));
            });

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
                phrases[key] = Checked(value);
                continue;
            }

            if (PluralForms.AreFormsOf(value))
            {
                value.Only([.. PluralForms.For(language)]);
                var places = new HashSet<string>(StringComparer.Ordinal);
                foreach (var form in PluralForms.For(language))
                {
                    var phrase = Checked(value.Get(form));
                    phrases[$"{key}.{form}"] = phrase;
                    places.UnionWith(phrase.Places);
                }

                plurals[key] = places;
                continue;
            }

            Add(value, key + ".");
        }
    }

    private static Phrase Checked(ContentNode node)
    {
        var phrase = new Phrase(node.AsText());
        return phrase.HasStrayBraces
            ? throw node.Problem(
                "a place to fill is written {name}: one word of small letters and hyphens between braces."
            )
            : phrase;
    }
}
