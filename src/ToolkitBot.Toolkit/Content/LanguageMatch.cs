using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Checks that a language is complete compared with English: the same files, entries, ids and placeholders. Word lists
/// and example questions differ from language to language; they only have to be non-empty.
/// </summary>
internal static class LanguageMatch
{
    // Every language has its own words in these files, so they only need to exist.
    private static readonly HashSet<string> OwnWords =
    [
        "dates.yaml",
        "in-need.yaml",
        "negation.yaml",
        "rephrasing.yaml",
        "screening.yaml",
        "spelling.yaml",
        "turned-down.yaml",
    ];

    public static void Check(LanguageFolder english, LanguageFolder other, List<ContentProblem> problems)
    {
        foreach (var (file, wanted) in english.Files)
        {
            // Examples are written by people who speak the language; without them, its screen uses rules only.
            if (ScreenExamples.IsExampleFile(file) || NeedExamples.IsExampleFile(file))
            {
                continue;
            }

            if (!other.Holds(file))
            {
                problems.Add(
                    new(
                        $"{other.Language}/{file}",
                        1,
                        "this file is missing in this language; translate the English one and put it here."
                    )
                );
            }
            else if (!OwnWords.Contains(file) && other.Files.TryGetValue(file, out var found))
            {
                Compare(wanted, found, problems);
            }
        }

        foreach (var (file, node) in other.Files)
        {
            if (!english.Holds(file) && !ScreenExamples.IsExampleFile(file) && !NeedExamples.IsExampleFile(file))
            {
                problems.Add(
                    node.Problem("the English content has no such file; take it away or correct its name.").Problem
                );
            }
        }
    }

    private static void Compare(ContentNode english, ContentNode other, List<ContentProblem> problems)
    {
        if (english.IsMap && PluralForms.AreFormsOf(english))
        {
            ComparePlaces(english, other, problems);
        }
        else if (english.IsMap)
        {
            CompareEntries(ContentTree.Named(english).ToList(), other, ContentTree.Named(other).ToList(), problems);
        }
        else if (english.IsList)
        {
            CompareLists(english, other, problems);
        }
        else
        {
            ComparePlaces(english, other, problems);
        }
    }

    private static void CompareLists(ContentNode english, ContentNode other, List<ContentProblem> problems)
    {
        var wanted = ById(english);
        if (wanted.Count > 0)
        {
            CompareEntries(wanted, other, ById(other), problems);
        }
        else if (english.AsList().Count > 0 && !(other.IsList && other.AsList().Count > 0))
        {
            problems.Add(other.Problem("this list is empty; English has entries here.").Problem);
        }
    }

    private static void CompareEntries(
        List<(string Name, ContentNode Value)> wanted,
        ContentNode place,
        List<(string Name, ContentNode Value)> found,
        List<ContentProblem> problems
    )
    {
        foreach (var (name, value) in wanted)
        {
            var twin = found.Find(f => f.Name == name);
            if (twin.Value is null)
            {
                problems.Add(
                    place
                        .Problem(
                            $"'{name}' is missing in this language; English has it in {value.File}, line {value.Line}."
                        )
                        .Problem
                );
                continue;
            }

            Compare(value, twin.Value, problems);
        }

        foreach (var (name, value) in found)
        {
            if (!wanted.Exists(w => w.Name == name))
            {
                problems.Add(
                    value.Problem($"'{name}' is not in the English content; add it there or take it away.").Problem
                );
            }
        }
    }

    private static void ComparePlaces(ContentNode english, ContentNode other, List<ContentProblem> problems)
    {
        var (wanted, found) = (PlacesOf(english), PlacesOf(other));
        if (!wanted.SetEquals(found))
        {
            problems.Add(
                other
                    .Problem(
                        $"the places to fill are {Shown(found)} here and {Shown(wanted)} in English; make them the same."
                    )
                    .Problem
            );
        }
    }

    private static IReadOnlySet<string> PlacesOf(ContentNode node) =>
        node.IsMap
            ? ContentTree.Named(node).SelectMany(form => PlacesOf(form.Value)).ToHashSet(StringComparer.Ordinal)
            : new Phrase(ContentTree.TextOf(node) ?? "").Places;

    private static string Shown(IReadOnlySet<string> places) =>
        places.Count == 0 ? "none" : string.Join(", ", places.Order(StringComparer.Ordinal).Select(p => $"{{{p}}}"));

    private static List<(string Name, ContentNode Value)> ById(ContentNode list) =>
        list.IsList
            ?
            [
                .. list.AsList()
                    .Select(e => (Name: ContentTree.IdOf(e), Value: e))
                    .Where(e => e.Name is not null)
                    .Select(e => (e.Name!, e.Value)),
            ]
            : [];
}
