using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Checks that ids are unique and that references by id have a target. Works by the names of entries, so it covers a
/// new kind of file as soon as the file uses them.
/// </summary>
internal static class ContentReferences
{
    private const string Platforms = "platforms.yaml";
    private const string Contacts = "contacts.yaml";
    private const string Guide = "guide.yaml";
    private const int MostShown = 16;

    // Phrase keys are arbitrary, so nothing in that file is a reference.
    private const string Phrases = "phrases.yaml";

    public static void Check(LanguageFolder folder, List<ContentProblem> problems)
    {
        var known = new Dictionary<string, HashSet<string>?>(StringComparer.Ordinal)
        {
            ["section"] = Sections(folder),
            ["related"] = Sections(folder),
            ["contact"] = Ids(folder, Contacts, "contacts"),
            ["contacts"] = Ids(folder, Contacts, "contacts"),
            ["instead-of"] = Ids(folder, AnswerContent.NeedFile, "topics"),
        };
        CheckAsked(folder, Contacts, "contacts", Contact.Communications, problems);
        CheckAsked(folder, Guide, "considerations", GuideContent.FirstStep, problems);
        if (known["section"] is { } sections && !sections.Contains(AnswerSection.PlatformChoice))
        {
            problems.Add(
                new(
                    $"{folder.Language}/answers",
                    1,
                    $"no file here has the id '{AnswerSection.PlatformChoice}', which the bot asks for; put it back."
                )
            );
        }

        foreach (var (file, node) in folder.Files)
        {
            if (file == Phrases)
            {
                continue;
            }

            CheckNode(node, known, problems);
        }

        if (folder.Files.TryGetValue(Guide, out var guide))
        {
            var slots = new Dictionary<string, HashSet<string>?>(StringComparer.Ordinal)
            {
                ["audiences"] = Ids(folder, Platforms, "audiences"),
                ["purposes"] = Ids(folder, Platforms, "purposes"),
                ["materials"] = Ids(folder, Platforms, "materials"),
                ["time"] = Ids(folder, Platforms, "times"),
            };
            CheckNode(guide, slots, problems);
            CheckSteps(guide, known["section"], problems);
        }
    }

    /// <summary>An entry that the bot itself asks for by its id.</summary>
    private static void CheckAsked(
        LanguageFolder folder,
        string file,
        string list,
        string id,
        List<ContentProblem> problems
    )
    {
        if (Ids(folder, file, list) is { } ids && !ids.Contains(id))
        {
            problems.Add(
                folder
                    .Files[file]
                    .Get(list)
                    .Problem($"no entry of '{list}' has the id '{id}', which the bot asks for; put it back.")
                    .Problem
            );
        }
    }

    private static void CheckNode(
        ContentNode node,
        Dictionary<string, HashSet<string>?> known,
        List<ContentProblem> problems
    )
    {
        if (node.IsList)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var entry in node.AsList())
            {
                if (ContentTree.IdOf(entry) is { } id && !seen.TryAdd(id, entry.Line))
                {
                    problems.Add(
                        entry
                            .Get("id")
                            .Problem($"the id '{id}' is used already in line {seen[id]}; give this one another.")
                            .Problem
                    );
                }

                CheckNode(entry, known, problems);
            }
        }
        else if (node.IsMap)
        {
            foreach (var (name, value) in ContentTree.Named(node))
            {
                if (known.TryGetValue(name, out var ids) && ids is not null)
                {
                    CheckReference(name, value, ids, problems);
                }

                CheckNode(value, known, problems);
            }
        }
    }

    private static void CheckReference(
        string name,
        ContentNode value,
        HashSet<string> ids,
        List<ContentProblem> problems
    )
    {
        IEnumerable<ContentNode> places = value.IsList ? value.AsList() : [value];
        foreach (var place in places.Where(p => p.IsText))
        {
            var id = ContentTree.TextOf(place);
            if (id is not null && !ids.Contains(id))
            {
                problems.Add(place.Problem($"'{name}' names '{id}', which does not exist; {Suggest(id, ids)}").Problem);
            }
        }
    }

    // Lists all ids if they are few; otherwise suggests the one with the longest common prefix.
    private static string Suggest(string id, HashSet<string> ids) =>
        ids.Count <= MostShown
            ? $"known are {string.Join(", ", ids.Order(StringComparer.Ordinal))}."
            : $"did you mean '{ids.Order(StringComparer.Ordinal).MaxBy(known => known.AsSpan().CommonPrefixLength(id))}'?";

    private static void CheckSteps(ContentNode guide, HashSet<string>? sections, List<ContentProblem> problems)
    {
        if (sections is null)
        {
            return;
        }

        foreach (var step in ContentTree.Entries(guide, "considerations"))
        {
            if (ContentTree.IdOf(step) is { } id && !sections.Contains(id))
            {
                problems.Add(
                    step.Get("id")
                        .Problem($"the step '{id}' has no answer; add answers/{id}.yaml or correct the id.")
                        .Problem
                );
            }
        }
    }

    // Null if the file with the ids is missing; the reader of that file reports it.
    private static HashSet<string>? Sections(LanguageFolder folder)
    {
        if (folder.Learnt is { } learnt)
        {
            return learnt.Sections.Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
        }

        var ids = folder
            .Files.Where(f => AnswerContent.IsAnswer(f.Key))
            .Select(f => ContentTree.IdOf(f.Value))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return ids.Count > 0 ? ids : null;
    }

    private static HashSet<string>? Ids(LanguageFolder folder, string file, string list) =>
        folder.Files.TryGetValue(file, out var node) && ContentTree.Entries(node, list) is { Count: > 0 } entries
            ? entries.Select(ContentTree.IdOf).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : null;
}
