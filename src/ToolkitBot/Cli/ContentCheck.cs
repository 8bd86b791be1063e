using System.Globalization;
using ToolkitBot.Languages;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Cli;

/// <summary>
/// <c>content check</c>: prints every problem of content and cards, one per line. If there are none, it prints what has
/// still to be set and how easy the English is to read.
/// </summary>
internal static class ContentCheck
{
    /// <summary>Reading age that no file of English should be above.</summary>
    public const double OldestReader = 11;

    private const string English = "en";

    public static int Run(BotSettings settings, TextWriter output)
    {
        var reading = CliCommands.Reader(settings).Read();
        foreach (var problem in reading.Problems)
        {
            output.WriteLine(problem);
        }

        foreach (var language in reading.Languages?.All ?? [])
        {
            Remark(language, output);
        }

        output.WriteLine(
            reading.Problems.Count switch
            {
                0 => "Content and cards are fine.",
                1 => "One thing to mend.",
                var count => $"{count} things to mend.",
            }
        );
        return reading.Problems.Count == 0 ? 0 : 1;
    }

    /// <summary>The reading age of each kind of English text.</summary>
    public static IEnumerable<(string File, double Age)> ReadingAges(ToolkitContent content) =>
        from texts in Texts(content)
        let age = Readability.Age(texts.Texts)
        where age is not null
        select (texts.File, age.Value);

    private static void Remark(Language language, TextWriter output)
    {
        if (
            language.Content.Contacts.Where(contact => contact.IsSample).Select(contact => contact.Id).ToList()
            is [_, ..] samples
        )
        {
            output.WriteLine(
                $"{language.Id}/contacts.yaml: still examples, put your own in before people use the bot: {string.Join(", ", samples)}."
            );
        }

        if (language.Id != English)
        {
            return;
        }

        foreach (var (file, age) in ReadingAges(language.Content))
        {
            var remark = age > OldestReader ? ", which is above 11: use shorter words and sentences" : "";
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{language.Id}/{file}: reading age {age:0.0}{remark}.")
            );
        }
    }

    private static IEnumerable<(string File, IEnumerable<string> Texts)> Texts(ToolkitContent content)
    {
        yield return ("phrases.yaml", content.Phrases.All.Select(phrase => phrase.Value));
        yield return (
            "guide.yaml",
            content.Guide.Considerations.SelectMany(step =>
                step.Choices.Select(choice => choice.Reply).Append(step.Point).Append(step.Question).Append(step.Tip)
            )
        );
        yield return ("tips.yaml", content.Tips.Select(tip => tip.Text));
        yield return ("contacts.yaml", content.Contacts.Select(contact => $"{contact.Text} {contact.Reach}"));
        yield return (
            "platforms.yaml",
            content.Platforms.Platforms.SelectMany(row => new[] { row.Who, row.GoodFor, row.Remember })
        );
        yield return ("answers", content.Answers.Select(answer => answer.Text));
    }
}
