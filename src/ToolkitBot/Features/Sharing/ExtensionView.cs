using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Features.Tips;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Sharing;

/// <summary>The cards that people put into their messages, and the previews to pick them from.</summary>
internal static class ExtensionView
{
    private const int LongestPreview = 160;

    public static RenderedCard Step(Turn turn, Consideration step) =>
        Section(
            turn,
            step.Id,
            turn.Content.Guide.Title,
            step.Title,
            step.Point,
            step.Tip,
            turn.Words.Format("answer.source", ("source", step.Source)),
            step.Pledge.Replace("{audience}", turn.Content.Guide.Audience, StringComparison.Ordinal)
        );

    public static RenderedCard Row(Turn turn, Platform row) =>
        turn.Render(
            "share-platform",
            new SharePlatformCard(
                row.Section,
                row.Name,
                row.Who,
                row.GoodFor,
                row.Remember,
                row.Note,
                row.Guide.Title,
                row.Guide.Url.AbsoluteUri,
                turn.Content.Answer(row.Section)?.Pledge
            )
        );

    public static RenderedCard Advice(Turn turn, Tip tip)
    {
        var section = turn.Content.Answer(tip.Section);
        return Section(
            turn,
            tip.Section,
            turn.Words["tip.title"],
            section?.Name ?? turn.Content.Guide.Title,
            tip.Text,
            null,
            turn.Words.Format("tip.from", ("section", section?.Title ?? turn.Content.Guide.Title)),
            section?.Pledge
        );
    }

    public static RenderedCard Post(Turn turn, SharePost post) =>
        turn.Render(
            "share-post",
            new SharePostCard(post.Title, post.Text, SharePages.X(post), SharePages.LinkedIn(post), SharePages.Facebook)
        );

    public static RenderedCard Section(Turn turn, AnswerSection section) =>
        Section(
            turn,
            section.Id,
            turn.Words["answer.title"],
            section.Title,
            section.Text,
            section.Tip,
            turn.Words.Format("answer.source", ("source", section.Source)),
            section.Pledge
        );

    private static RenderedCard Section(
        Turn turn,
        string id,
        string label,
        string title,
        string text,
        string? tip,
        string source,
        string? pledge
    )
    {
        var (first, rest) = Glance.Split(text);
        return turn.Render("share-section", new ShareSectionCard(id, label, title, first, rest, tip, source, pledge));
    }

    /// <summary>Returns the contacts for a query that shows distress.</summary>
    public static RenderedCard InNeed(Turn turn, NeedTopic topic) =>
        turn.Render("contacts", Turns.InNeed.Card(turn, topic));

    /// <summary>Returns a result: the card, and its thumbnail for the list.</summary>
    public static JsonObject Result(string title, string text, RenderedCard card) =>
        new()
        {
            ["contentType"] = Attachment.AdaptiveCard,
            ["content"] = WrittenJson.Of(card.Utf8),
            ["preview"] = new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.thumbnail",
                ["content"] = new JsonObject { ["title"] = title, ["text"] = Short(text) },
            },
        };

    private static string Short(string text)
    {
        if (text.Length <= LongestPreview)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestPreview);
        return WholeCharacters.Cut(text, end > 0 ? end : LongestPreview).TrimEnd(' ', ',', ';', ':', '.') + "…";
    }
}
