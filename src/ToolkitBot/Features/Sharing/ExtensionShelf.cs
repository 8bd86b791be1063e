using ToolkitBot.Languages;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Features.Sharing;

/// <summary>All items of one language that can be found and put into a message, indexed for search.</summary>
internal sealed class ExtensionShelf
{
    private readonly IReadOnlyList<Placed> places;
    private readonly IReadOnlyList<ExtensionItem> most;
    private readonly Language language;

    public ExtensionShelf(Language language)
    {
        this.language = language;
        var items = Items(language.Content).ToList();
        places =
        [
            .. items.Select((item, at) => new Placed(item, at, ExtensionWords.Of(item, language.Content.Spelling))),
        ];

        // Alternates between the kinds, so that the first page shows what there is.
        most =
        [
            .. items
                .GroupBy(item => item.Kind)
                .SelectMany(kind => kind.Select((item, at) => (item, at)))
                .OrderBy(one => one.at)
                .ThenBy(one => one.item.Kind)
                .Select(one => one.item),
        ];
    }

    /// <summary>The items to show before anything is typed.</summary>
    public IReadOnlyList<ExtensionItem> Most => most;

    /// <summary>
    /// Returns the items that match, best first, in a stable order. Words may be incomplete or misspelt. A question
    /// also finds the section that answers it, even if they have no word in common.
    /// </summary>
    public IReadOnlyList<ExtensionItem> Find(string query)
    {
        var words = language.Content.Spelling.Words(query);
        if (words.Count == 0)
        {
            return [];
        }

        var likely = Likely(query, words.Count);
        return
        [
            .. places
                .Select(place =>
                    (place, score: place.Words.Score(words) + likely.GetValueOrDefault(place.Item.Section))
                )
                .Where(found => found.score > 0)
                .OrderByDescending(found => found.score)
                .ThenBy(found => found.place.Item.Kind)
                .ThenBy(found => found.place.At)
                .Select(found => found.place.Item),
        ];
    }

    /// <summary>Returns the likely sections, with scores comparable to that of a word found in a title.</summary>
    private Dictionary<string, double> Likely(string query, int words)
    {
        const int FewestWordsOfAQuestion = 3;
        var likely = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var platform in language.Content.Platforms.Named(query))
        {
            likely[platform.Section] = ExtensionWords.InTitle;
        }

        if (words < FewestWordsOfAQuestion)
        {
            return likely;
        }

        var finding = language.Find(query, null);
        if (finding.Outcome != FindingOutcome.Declined)
        {
            foreach (var near in finding.Nearest.Where(near => near.Probability > 0.2))
            {
                likely[near.Id] = ExtensionWords.InTitle * 2 * near.Probability;
            }
        }

        return likely;
    }

    private static IEnumerable<ExtensionItem> Items(ToolkitContent content)
    {
        foreach (var step in content.Guide.Considerations)
        {
            yield return new(
                ExtensionKind.Consideration,
                step.Title,
                step.Point,
                step.Id,
                $"{step.Name} {step.Tip} {content.Guide.Title}",
                turn => ExtensionView.Step(turn, step)
            );
        }

        foreach (var row in content.Platforms.Platforms)
        {
            yield return new(
                ExtensionKind.Platform,
                row.Name,
                row.GoodFor,
                row.Section,
                $"{string.Join(' ', row.Names)} {row.Who} {row.Remember}",
                turn => ExtensionView.Row(turn, row)
            );
        }

        foreach (var tip in content.Tips)
        {
            yield return new(
                ExtensionKind.Tip,
                content.Phrases["tip.title"],
                tip.Text,
                tip.Section,
                content.Answer(tip.Section)?.Name ?? "",
                turn => ExtensionView.Advice(turn, tip)
            );
        }

        foreach (var post in content.Posts)
        {
            yield return new(
                ExtensionKind.Post,
                post.Title,
                post.Text,
                post.Section,
                content.Phrases["posts.title"],
                turn => ExtensionView.Post(turn, post)
            );
        }

        foreach (var section in content.Answers.Where(section => !IsShownElsewhere(content, section)))
        {
            yield return new(
                ExtensionKind.Answer,
                section.Title,
                section.Text,
                section.Id,
                $"{section.Name} {section.Tip}",
                turn => ExtensionView.Section(turn, section)
            );
        }
    }

    /// <summary>Returns whether a section is already listed as a consideration or a platform.</summary>
    private static bool IsShownElsewhere(ToolkitContent content, AnswerSection section) =>
        content.Guide.Find(section.Id) is not null
        || content.Platforms.Platforms.Any(row =>
            row.Section == section.Id && row.Section != AnswerSection.PlatformChoice
        );

    private sealed record Placed(ExtensionItem Item, int At, ExtensionWords Words);
}
