using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>Checks that texts fit in the space they are shown in.</summary>
internal static class ContentLimits
{
    /// <summary>Most words in an answer.</summary>
    public const int AnswerWords = 80;

    /// <summary>Most characters on a button: a phone cuts off more.</summary>
    public const int ButtonCharacters = 20;

    /// <summary>Most characters in a choice of a consideration: two lines on a phone.</summary>
    public const int ChoiceCharacters = 48;

    /// <summary>How many words a text has.</summary>
    public static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static void Check(LanguageFolder folder, List<ContentProblem> problems)
    {
        foreach (var (file, node) in folder.Files)
        {
            if (file == "phrases.yaml")
            {
                CheckButtons(node, problems);
            }
            else if (file == "guide.yaml")
            {
                CheckChoices(node, problems);
            }
            else if (AnswerContent.IsAnswer(file))
            {
                CheckAnswer(node, problems);
            }
        }
    }

    private static void CheckButtons(ContentNode phrases, List<ContentProblem> problems)
    {
        foreach (var (_, buttons) in ContentTree.Named(phrases).Where(e => e.Name == "buttons"))
        {
            foreach (var (name, value) in ContentTree.Named(buttons))
            {
                CheckLength(value, $"the button '{name}'", ButtonCharacters, problems);
            }
        }
    }

    private static void CheckChoices(ContentNode guide, List<ContentProblem> problems)
    {
        foreach (var step in ContentTree.Entries(guide, "considerations"))
        {
            foreach (var choice in ContentTree.Entries(step, "choices"))
            {
                foreach (var (_, label) in ContentTree.Named(choice).Where(e => e.Name == "label"))
                {
                    CheckLength(label, "this choice", ChoiceCharacters, problems);
                }
            }
        }
    }

    private static void CheckAnswer(ContentNode answer, List<ContentProblem> problems)
    {
        foreach (var (_, text) in ContentTree.Named(answer).Where(e => e.Name == "text"))
        {
            var words = WordsOf(ContentTree.TextOf(text) ?? "");
            if (words > AnswerWords)
            {
                problems.Add(
                    text.Problem(
                        $"this answer has {words} words; a card has room for {AnswerWords}, so shorten it."
                    ).Problem
                );
            }
        }
    }

    private static void CheckLength(ContentNode node, string what, int most, List<ContentProblem> problems)
    {
        if (ContentTree.TextOf(node) is { } text && text.Length > most)
        {
            problems.Add(
                node.Problem($"{what} has {text.Length} characters; there is room for {most}, so shorten it.").Problem
            );
        }
    }
}
