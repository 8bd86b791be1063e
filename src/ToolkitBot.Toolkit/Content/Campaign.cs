using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>A pledge campaign as defined in the content; its owners may change it in Teams.</summary>
/// <param name="Id">Stable id, stored with each pledge.</param>
/// <param name="Name">Shown on every pledge.</param>
/// <param name="About">What the campaign is for, in a sentence or two.</param>
/// <param name="Starts">First day on which pledges are taken.</param>
/// <param name="Ends">Last day on which pledges are taken.</param>
/// <param name="Hashtag">Includes the <c>#</c>.</param>
/// <param name="Themes">What a pledge may be about.</param>
/// <param name="Goal">The target number of pledges.</param>
/// <param name="ApproveFirst">Whether an owner must approve a pledge before it is posted.</param>
/// <param name="Owners">Entra object ids of the owners; may be empty.</param>
/// <param name="Quiet">Hours in which no follow-ups are sent.</param>
/// <param name="TimeZone">The zone of <paramref name="Quiet"/> if the person's own zone is not known.</param>
public sealed record Campaign(
    string Id,
    string Name,
    string About,
    DateOnly Starts,
    DateOnly Ends,
    string Hashtag,
    IReadOnlyList<CampaignTheme> Themes,
    int Goal,
    bool ApproveFirst,
    IReadOnlyList<Guid> Owners,
    QuietHours Quiet,
    TimeZoneInfo TimeZone
)
{
    /// <summary>Reads <c>campaign.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Campaign Read(ContentNode node)
    {
        node.Only(
            "id",
            "name",
            "about",
            "starts",
            "ends",
            "hashtag",
            "themes",
            "goal",
            "approve-first",
            "owners",
            "quiet-hours",
            "time-zone"
        );
        var (starts, ends) = (node.Date("starts"), node.Date("ends"));
        if (ends < starts && ends != default)
        {
            node.Get("ends").Tell("'ends' is before 'starts'; put the later day here.");
        }

        var hashtag = node.Text("hashtag");
        if (hashtag.Length == 1 || hashtag is [not '#', ..] || !hashtag.Skip(1).All(char.IsLetterOrDigit))
        {
            node.Get("hashtag").Tell("'hashtag' must be a # and letters or digits, in quotation marks.");
        }

        var goal = node.Get("goal")
            .As(
                (string text, out int number) =>
                    int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number) && number >= 1,
                "'goal' must be a whole number, 1 or more."
            );

        return new(
            node.Id(),
            node.Text("name"),
            node.Text("about"),
            starts,
            ends,
            hashtag,
            [.. node.List("themes").Select(CampaignTheme.Read)],
            goal,
            node.Flag("approve-first", false),
            [.. node.ListOrEmpty("owners").Select(ReadOwner)],
            QuietHours.Read(node.Get("quiet-hours")),
            ReadZone(node.Get("time-zone"))
        );
    }

    private static Guid ReadOwner(ContentNode node) =>
        node.As<Guid>(
            Guid.TryParse,
            "an owner must be an Entra object id, such as 0f1e2d3c-0000-4000-8000-000000000000, not a name."
        );

    private static TimeZoneInfo ReadZone(ContentNode node) =>
        node.As<TimeZoneInfo>(
            TimeZoneInfo.TryFindSystemTimeZoneById,
            "'time-zone' is not a known one; try Europe/London."
        ) ?? TimeZoneInfo.Utc;
}

/// <summary>A subject that a pledge may be about.</summary>
/// <param name="Id">Stable id, stored with each pledge.</param>
/// <param name="Label">Shown in lists and on the wall.</param>
/// <param name="Words">Words of pledges about it, separated by commas; a star ends the beginning of a word. May be empty.</param>
public sealed record CampaignTheme(string Id, string Label, string Words)
{
    /// <summary>Reads one entry of <c>themes</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static CampaignTheme Read(ContentNode node)
    {
        node.Only("id", "label", "words");
        return new(node.Id(), node.Text("label"), node.TextOrNull("words") ?? "");
    }
}
