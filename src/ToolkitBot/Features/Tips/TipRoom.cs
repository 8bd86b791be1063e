using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Tips;

/// <summary>Data of <c>tip</c>.</summary>
internal sealed record TipCard(string Id, string Text, string Section, string Source, string Left, string? Pledge);

/// <summary>Data of <c>posts</c>: one ready-made post, with pages to post it on.</summary>
/// <param name="Next">Id of the post that follows.</param>
internal sealed record PostsCard(
    string Title,
    string Text,
    string Note,
    string X,
    string LinkedIn,
    string Facebook,
    string Next
);

/// <summary>Tips one at a time, ready-made posts, and Change Day in numbers.</summary>
internal sealed class TipRoom : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("tip.show", (turn, _) => ShowTip(turn));
        verbs.On("tip.another", (turn, _) => turn.ShowInPlace("tip", Next(turn)));
        verbs.On("tip.posts", ShowPost);
        verbs.On("tip.change-day", (turn, _) => ShowChangeDay(turn));
        commands.On(CommandNames.Tip, (turn, _) => ShowTip(turn));
        commands.On(CommandNames.Posts, (turn, _) => turn.Show("posts", PostOf(turn, 0)));
        commands.On(CommandNames.ChangeDay, (turn, _) => ShowChangeDay(turn));
    }

    private static void ShowTip(Turn turn) => turn.Show("tip", Next(turn));

    /// <summary>Shows the post that the button names in the place of the one before; the first one below.</summary>
    private static void ShowPost(Turn turn, Press press)
    {
        var at = turn.Content.Posts.ToList().FindIndex(post => post.Id == press.Id("id"));
        if (at < 0)
        {
            turn.Show("posts", PostOf(turn, 0));
        }
        else
        {
            turn.ShowInPlace("posts", PostOf(turn, at));
        }
    }

    private static PostsCard PostOf(Turn turn, int at)
    {
        var posts = turn.Content.Posts;
        var post = posts[at];
        return new(
            turn.Words.Format("posts.at", ("number", at + 1), ("total", posts.Count)),
            post.Text,
            post.PlatformNote,
            SharePages.X(post),
            SharePages.LinkedIn(post),
            SharePages.Facebook,
            posts[(at + 1) % posts.Count].Id
        );
    }

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
}
