using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Tips;

/// <summary>Data of <c>tip</c>.</summary>
internal sealed record TipCard(string Id, string Text, string Section, string Source, string Left, string? Pledge);

/// <summary>Data of <c>posts</c>.</summary>
internal sealed record PostsCard(IReadOnlyList<PostLine> Posts);

/// <summary>A ready-made post, with the URL of the platform's share page.</summary>
internal sealed record PostLine(string Title, string Text, string Note, string ShareUrl);

/// <summary>Tips one at a time, ready-made posts, and Change Day in numbers.</summary>
internal sealed class TipRoom : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("tip.show", (turn, _) => ShowTip(turn));
        verbs.On("tip.another", (turn, _) => turn.ShowInPlace("tip", Next(turn)));
        verbs.On("tip.posts", (turn, _) => ShowPosts(turn));
        verbs.On("tip.change-day", (turn, _) => ShowChangeDay(turn));
        commands.On(CommandNames.Tip, (turn, _) => ShowTip(turn));
        commands.On(CommandNames.Posts, (turn, _) => ShowPosts(turn));
        commands.On(CommandNames.ChangeDay, (turn, _) => ShowChangeDay(turn));
    }

    private static void ShowTip(Turn turn) => turn.Show("tip", Next(turn));

    private static void ShowPosts(Turn turn) =>
        turn.Show(
            "posts",
            new PostsCard([
                .. turn.Content.Posts.Select(post => new PostLine(
                    post.Title,
                    post.Text,
                    post.PlatformNote,
                    ShareUrl(post)
                )),
            ])
        );

    private static void ShowChangeDay(Turn turn) => turn.Show("change-day", ChangeDayCard.Of(turn));

    /// <summary>Returns the next tip in the order of the content; begins a new round when all have been seen.</summary>
    private static TipCard Next(Turn turn)
    {
        var tips = turn.Content.Tips;
        var seen = turn.State.TipsSeen.ToHashSet(StringComparer.Ordinal);
        var tip = tips.FirstOrDefault(tip => !seen.Contains(tip.Id));
        var again = tip is null;
        if (tip is null)
        {
            seen.Clear();
            tip = tips[0];
        }

        // In the order of the content, without tips that it no longer has.
        seen.Add(tip.Id);
        turn.State = turn.State with
        {
            TipsSeen = [.. tips.Where(known => seen.Contains(known.Id)).Select(known => known.Id)],
        };
        var answer = turn.Content.Answer(tip.Section);
        var left = tips.Count - turn.State.TipsSeen.Count;
        return new(
            tip.Id,
            tip.Text,
            tip.Section,
            turn.Words.Format("tip.from", ("section", answer?.Title ?? turn.Content.Guide.Title)),
            again ? turn.Words["tip.all-seen"]
                : left == 0 ? ""
                : turn.Words.Plural("tip.count", left),
            answer?.Pledge
        );
    }

    /// <summary>
    /// Returns the URL of the share page of Twitter (now X) with the text filled in; nothing is posted until the person
    /// confirms there.
    /// </summary>
    public static string ShareUrl(SharePost post) =>
        "https://twitter.com/intent/tweet?text=" + Uri.EscapeDataString(post.Text);
}
