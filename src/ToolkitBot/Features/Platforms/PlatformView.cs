using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Platforms;

/// <summary>Builds the data of the platform cards from the table's rows and rankings.</summary>
internal static class PlatformView
{
    public static PlatformAskCard Ask(Turn turn, PlatformState state, string? problem) =>
        new(
            state.Wish ?? "",
            Choices(turn, SlotKind.Audience),
            Choices(turn, SlotKind.Purpose),
            Choices(turn, SlotKind.Material),
            Choices(turn, SlotKind.Time),
            string.Join(',', state.Audiences),
            string.Join(',', state.Purposes),
            string.Join(',', state.Materials),
            string.Join(',', state.Times),
            problem
        );

    /// <summary>Returns what to ask if too little was understood to recommend.</summary>
    public static string Problem(Turn turn, WishReading reading) =>
        Honest(turn, reading.Unknown) is { } honest ? $"{honest} {turn.Words["platform.tell-more"]}"
        : reading.Audience is { } audience ? turn.Words.Format("platform.audience-unknown", ("audience", audience))
        : turn.Words["platform.nothing-understood"];

    public static RecommendationCard Recommendation(Turn turn, WishReading reading)
    {
        var (ranked, found) = (reading.Ranking, reading.Slots);
        var labels = Labels(
            turn,
            Enum.GetValues<SlotKind>().SelectMany(kind => found.Of(kind).Select(id => (kind, id)))
        );
        var not = found
            .TurnedDown.Select(id => turn.Content.Platforms.Find(id)?.Name)
            .OfType<string>()
            .Concat(found.UnknownTurnedDown.Select(unknown => unknown.Name))
            .Concat(Labels(turn, found.Against))
            .ToList();
        var best = ranked[0].Platform;
        return new(
            turn.Words.Format("platform.recommendation", ("platform", best.Name)),
            labels.Count == 0 ? null : turn.Words.Format("platform.understood", ("slots", string.Join(", ", labels))),
            not.Count == 0 ? null : turn.Words.Format("platform.turned-down", ("slots", string.Join(", ", not))),
            Honest(turn, reading.Unknown),
            best.Section,
            [
                .. ranked.Select(
                    (fit, at) =>
                        new RecommendedPlatform(
                            fit.Platform.Id,
                            fit.Platform.Name,
                            turn.Words[at == 0 ? "platform.best" : "platform.also"],
                            at == 0,
                            Sentence(string.Join("; ", fit.Reasons)),
                            fit.Remember,
                            fit.Takes
                        )
                ),
            ],
            turn.Content.Platforms.Advice,
            PledgeOf(turn, best)
        );
    }

    private static string? Honest(Turn turn, IReadOnlyList<UnknownPlatform> unknown) =>
        unknown.Count == 0 ? null : string.Join(' ', unknown.Select(one => Honest(turn, one)));

    private static string Honest(Turn turn, UnknownPlatform unknown) =>
        unknown is { Nearest: { } nearest, Why: { } why }
            ? turn.Words.Format("platform.no-row", ("name", unknown.Name), ("nearest", nearest.Name), ("why", why))
            : turn.Words.Format("platform.not-listed", ("name", unknown.Name));

    private static List<string> Labels(Turn turn, IEnumerable<(SlotKind Kind, string Id)> slots) =>
        [.. slots.Select(slot => turn.Content.Platforms.FindSlot(slot.Kind, slot.Id)?.Label).OfType<string>()];

    public static PlatformCard Row(Turn turn, Platform row) =>
        new(
            row.Id,
            row.Section,
            row.Name,
            row.Who,
            row.GoodFor,
            row.Remember,
            $"{row.EffortLabel}: {row.Takes}",
            row.Note,
            row.Guide.Title,
            row.Guide.Url.AbsoluteUri,
            PledgeOf(turn, row)
        );

    public static PlatformChooseCard Choose(Turn turn, bool two, string? phrase = null) =>
        Choose(turn, turn.Words[phrase ?? (two ? "platform.compare-choose" : "platform.choose-one")], two, [], []);

    /// <param name="named">The rows that were named, to stand there first.</param>
    /// <param name="unknown">The platforms named that have no row.</param>
    private static PlatformChooseCard Choose(
        Turn turn,
        string text,
        bool two,
        IReadOnlyList<Platform> named,
        IReadOnlyList<UnknownPlatform> unknown
    )
    {
        var rows = turn.Content.Platforms.Platforms;
        var likely = named
            .Concat(unknown.Select(one => one.Nearest).OfType<Platform>())
            .Concat(rows)
            .Distinct()
            .Take(2)
            .ToList();
        return new(text, Honest(turn, unknown), [.. rows.Select(Choice)], two, likely[0].Id, likely[1].Id);
    }

    /// <summary>Returns the platforms that a press names.</summary>
    public static IReadOnlyList<Platform> Chosen(Turn turn, Press press) =>
        [
            .. new[] { press.Id("first"), press.Id("second") }
                .Select(id => turn.Content.Platforms.Find(id ?? ""))
                .OfType<Platform>(),
        ];

    /// <param name="chosen">The rows to set side by side.</param>
    /// <param name="unknown">Platforms that were named too and have no row: that is said, and the rest is compared.</param>
    public static void Compare(Turn turn, IReadOnlyList<Platform> chosen, IReadOnlyList<UnknownPlatform> unknown)
    {
        if (chosen is not [{ } first, { } second, ..])
        {
            turn.Show(
                "platform-choose",
                Choose(turn, turn.Words["platform.compare-choose"], two: true, chosen, unknown)
            );
        }
        else if (first.Id == second.Id)
        {
            turn.Show("platform-choose", Choose(turn, two: true, "platform.compare-same"));
        }
        else
        {
            turn.Show("comparison", Side(turn, PlatformComparison.Of(first, second), unknown));
        }
    }

    private static ComparisonCard Side(
        Turn turn,
        PlatformComparison comparison,
        IReadOnlyList<UnknownPlatform> unknown
    ) =>
        new(
            turn.Words.Format(
                "platform.compare-title",
                ("first", comparison.First.Name),
                ("second", comparison.Second.Name)
            ),
            Honest(turn, unknown),
            comparison.First.Name,
            comparison.First.Id,
            comparison.Second.Name,
            comparison.Second.Id,
            [.. Lines(turn, comparison.Aspects.Where(IsFirst))],
            [.. Lines(turn, comparison.Aspects.Where(aspect => !IsFirst(aspect)))]
        );

    private static bool IsFirst(ComparedAspect aspect) => aspect.Aspect == PlatformAspect.GoodFor;

    private static IEnumerable<ComparisonLine> Lines(Turn turn, IEnumerable<ComparedAspect> aspects) =>
        aspects.Select(aspect => new ComparisonLine(
            turn.Words[Heading(aspect.Aspect)],
            aspect.First ?? "–",
            aspect.Second ?? "–"
        ));

    /// <summary>Makes a reason a sentence, because it has a line of its own.</summary>
    private static string Sentence(string reason) => $"{char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}.";

    private static string Heading(PlatformAspect aspect) =>
        aspect switch
        {
            PlatformAspect.Who => "platform.who",
            PlatformAspect.GoodFor => "platform.good-for",
            PlatformAspect.Remember => "platform.remember",
            PlatformAspect.Effort => "platform.effort",
            _ => "platform.changed",
        };

    private static string? PledgeOf(Turn turn, Platform row) => turn.Content.Answer(row.Section)?.Pledge;

    private static CardChoice Choice(Platform row) => new(row.Name, row.Id);

    private static List<CardChoice> Choices(Turn turn, SlotKind kind) =>
        [.. turn.Content.Platforms.SlotsOf(kind).Select(slot => new CardChoice(slot.Label, slot.Id))];
}
