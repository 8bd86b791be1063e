namespace ToolkitBot.Toolkit.Content;

/// <summary>What a choice says about readiness to go online.</summary>
public enum ChoiceSign
{
    /// <summary>Says neither yes nor no.</summary>
    Neutral,

    /// <summary>A good sign.</summary>
    Strong,

    /// <summary>A reason to think again.</summary>
    ThinkAgain,
}

/// <summary>One of the answers offered by a consideration.</summary>
/// <param name="Id">Stable id within its consideration.</param>
/// <param name="Label">The text on the button.</param>
/// <param name="Sign">What the choice says about readiness.</param>
/// <param name="Reply">The bot's reply, one or two sentences.</param>
/// <param name="Words">Words and short phrases by which this choice is recognised in free text.</param>
/// <param name="Pledge">A pledge in the first person that follows from it, or null; may hold <c>{audience}</c>.</param>
/// <param name="Named">The audience as worded inside a sentence, or null if the choice names none.</param>
/// <param name="Slots">What the choice tells the platform recommender.</param>
public sealed record GuideChoice(
    string Id,
    string Label,
    ChoiceSign Sign,
    string Reply,
    IReadOnlyList<string> Words,
    string? Pledge,
    string? Named,
    GuideSlots Slots
)
{
    /// <summary>Reads one entry of <c>choices</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static GuideChoice Read(ContentNode node)
    {
        node.Only(
            "id",
            "label",
            "sign",
            "reply",
            "words",
            "pledge",
            "named",
            "audiences",
            "purposes",
            "materials",
            "time"
        );
        return new(
            node.Id(),
            node.Text("label"),
            node.OneOf(
                "sign",
                ("strong", ChoiceSign.Strong),
                ("think-again", ChoiceSign.ThinkAgain),
                ("neutral", ChoiceSign.Neutral)
            ),
            node.Text("reply"),
            node.Texts("words"),
            node.Has("pledge") ? ReadPledge(node) : null,
            node.TextOrNull("named"),
            new(
                node.TextsOrEmpty("audiences"),
                node.TextsOrEmpty("purposes"),
                node.TextsOrEmpty("materials"),
                node.TextOrNull("time")
            )
        );
    }

    /// <summary>Reads a pledge; its only placeholder may be <c>{audience}</c>.</summary>
    internal static string ReadPledge(ContentNode node)
    {
        var pledge = node.Text("pledge");
        if (new Phrase(pledge).Places.FirstOrDefault(p => p != "audience") is { } unknown)
        {
            node.Get("pledge").Tell($"a pledge can hold {{audience}} and nothing else in braces, not {{{unknown}}}.");
        }

        return pledge;
    }
}

/// <summary>Input for the platform recommender: ids from <c>platforms.yaml</c>.</summary>
/// <param name="Audiences">Who to reach.</param>
/// <param name="Purposes">What for.</param>
/// <param name="Materials">What the person can produce.</param>
/// <param name="Time">How much time there is, or null if unknown.</param>
public sealed record GuideSlots(
    IReadOnlyList<string> Audiences,
    IReadOnlyList<string> Purposes,
    IReadOnlyList<string> Materials,
    string? Time
)
{
    /// <summary>Nothing known.</summary>
    public static GuideSlots None { get; } = new([], [], [], null);

    /// <summary>Merges both, without duplicates; <paramref name="other"/>'s time wins.</summary>
    public GuideSlots With(GuideSlots other) =>
        new(
            [.. Audiences.Union(other.Audiences)],
            [.. Purposes.Union(other.Purposes)],
            [.. Materials.Union(other.Materials)],
            other.Time ?? Time
        );
}
