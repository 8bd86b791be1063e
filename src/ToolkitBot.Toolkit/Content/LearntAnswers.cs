namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Checks answers learnt at build time against the rest of the content now. A problem found here only causes their
/// files to be read, which finds it again with its line.
/// </summary>
internal static class LearntAnswers
{
    public static void Check(LanguageFolder language, LanguageFolder english, List<ContentProblem> problems)
    {
        var same = (language.Learnt is null) == (english.Learnt is null);
        if (language.Learnt is not { } learnt || !same)
        {
            if (!same)
            {
                problems.Add(
                    new($"{language.Language}/answers", 1, "these answers are compared with the English ones.")
                );
            }

            return;
        }

        var contacts = (
            language.Files.TryGetValue("contacts.yaml", out var file) ? ContentTree.Entries(file, "contacts") : []
        )
            .Select(ContentTree.IdOf)
            .ToHashSet();
        var sections = learnt.Sections.Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
        var holds =
            learnt.Doors.All(door => contacts.Contains(door.Contact))
            && learnt.Sections.All(section =>
                section.Related.All(sections.Contains)
                && ContentLimits.WordsOf(section.Text) <= ContentLimits.AnswerWords
            )
            && sections.SetEquals(english.Learnt!.Sections.Select(section => section.Id))
            && learnt.Doors.Select(door => door.Id).SequenceEqual(english.Learnt.Doors.Select(door => door.Id));
        if (!holds)
        {
            problems.Add(new($"{language.Language}/answers", 1, "these answers do not fit the rest of the content."));
        }
    }
}
