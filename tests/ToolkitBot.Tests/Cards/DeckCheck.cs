using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>
/// What holds for every card of a folder: it has a sample (<c>NAME.sample.json</c>, and one more for each further
/// state as <c>NAME.STATE.sample.json</c>), reads only data that a sample has and words that every language has,
/// and keeps the rules of <see cref="CardLint"/> for every sample in every language.
/// </summary>
internal static class DeckCheck
{
    private const string SampleEnding = ".sample.json";

    /// <summary>All that is wrong, one sentence each.</summary>
    public static IReadOnlyList<string> Run(
        string folder,
        IReadOnlyList<CardWords> languages,
        IReadOnlyCollection<string>? allowedHosts = null
    )
    {
        CardDeck deck;
        try
        {
            deck = CardDeck.Load(folder, MissingValues.Error);
        }
        catch (CardDeckException e)
        {
            return [e.Message];
        }

        var samples = Directory
            .GetFiles(folder, "*" + SampleEnding)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ToLookup(file => file[..file.IndexOf('.', StringComparison.Ordinal)]);
        return
        [
            .. samples
                .Where(s => !deck.Names.Contains(s.Key))
                .Select(s => $"{s.First()}: is the sample of no card; there is no {s.Key}.json."),
            .. deck.Names.SelectMany(name => Card(deck, name, folder, [.. samples[name]], languages, allowedHosts)),
        ];
    }

    private static IEnumerable<string> Card(
        CardDeck deck,
        string name,
        string folder,
        string[] files,
        IReadOnlyList<CardWords> languages,
        IReadOnlyCollection<string>? allowedHosts
    )
    {
        if (files.Length == 0)
        {
            yield return $"{name}.json: has no sample; write {name}{SampleEnding} with data it can be drawn from.";
            yield break;
        }

        var samples = new List<(string File, JsonNode? Data)>();
        foreach (var file in files)
        {
            JsonNode? data = null;
            string? problem = null;
            try
            {
                data = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)));
            }
            catch (JsonException e)
            {
                problem = $"{file}, line {e.LineNumber + 1}: cannot be read as JSON.";
            }

            if (problem is not null)
            {
                yield return problem;
                yield break;
            }

            samples.Add((file, data));
        }

        foreach (
            var problem in Bindings(deck[name], samples, languages)
                .Concat(
                    languages.SelectMany(words => samples.SelectMany(s => Drawn(deck, name, s, words, allowedHosts)))
                )
        )
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Bindings(
        CardTemplate template,
        List<(string File, JsonNode? Data)> samples,
        IReadOnlyList<CardWords> languages
    )
    {
        foreach (var binding in template.Bindings)
        {
            var place = $"{template.Name}, line {binding.Line}: ${{{binding.Expression}}} reads";
            if (!binding.IsHost && !samples.Exists(s => binding.IsFoundIn(s.Data, null)))
            {
                yield return $"{place} '{binding.Path}', which no sample has.";
            }

            foreach (var words in languages.Where(w => !binding.IsFoundIn(null, w.Words)))
            {
                if (binding.IsHost)
                {
                    yield return $"{place} '{binding.Path}', which the words of '{words.Language}' do not have.";
                }
            }
        }
    }

    private static IEnumerable<string> Drawn(
        CardDeck deck,
        string name,
        (string File, JsonNode? Data) sample,
        CardWords words,
        IReadOnlyCollection<string>? allowedHosts
    )
    {
        try
        {
            var card = deck.Render(name, sample.Data, words.Words);
            return CardLint
                .Check(card.ToNode().AsObject(), allowedHosts)
                .Select(finding => $"{name}.json with {sample.File} in '{words.Language}': {finding}");
        }
        catch (TemplateException e)
        {
            return [$"{e.Message} (with {sample.File} in '{words.Language}')"];
        }
    }
}
