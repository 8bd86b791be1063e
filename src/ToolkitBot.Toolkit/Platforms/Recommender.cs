using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// Ranks platforms for a wish. Everything it knows stands in the table: what was picked or found in the
/// words speaks for a platform with the weight that its row gives, and free words count by their likeness
/// to its example wishes. Slots and words that say nothing leave the ranking empty: better ask than guess.
/// </summary>
public sealed class Recommender
{
    private const int Most = 3;
    private const int MostReasons = 3;
    private const double SlotsAgainstWords = 0.6;
    private const double NamedBonus = 0.8;

    /// <summary>Whoever names several asks which of them; any other platform is second to those wanted.</summary>
    private const double NamedAmongOthersBonus = 1.6;

    /// <summary>A third platform is shown only if it has at least this share of the first one's score.</summary>
    private const double ThirdWorthShowing = 0.25;

    private static readonly (SlotKind Kind, double Share)[] Shares =
    [
        (SlotKind.Purpose, 1.0),
        (SlotKind.Audience, 0.8),
        (SlotKind.Material, 1.0),
        (SlotKind.Time, 0.3),
    ];

    private readonly PlatformTable table;
    private readonly SlotFinder finder;
    private readonly WishLikeness likeness;
    private readonly MeaningModel? meaning;

    /// <param name="table">The table.</param>
    /// <param name="meaning">Judges wishes by what they mean; without it their words decide alone.</param>
    public Recommender(PlatformTable table, MeaningModel? meaning = null)
    {
        this.table = table;
        this.meaning = meaning;
        finder = new(table);
        likeness = new(
            meaning is null
                ? table.AskStems
                : [.. table.AskStems, [.. table.TooLittle.Select(PhraseMatcher<Slot>.StemsOf)]]
        );
    }

    /// <summary>The advice that is shown below every ranking: listen there as yourself first.</summary>
    public string Advice => table.Advice;

    /// <summary>The ranking for free words alone.</summary>
    public IReadOnlyList<Recommendation> Recommend(string text) => Recommend(PlatformSlots.None, text);

    /// <summary>Two or three platforms, best first; none where too little is known of the wish.</summary>
    /// <param name="slots">What was picked; slots found in the text are added to it.</param>
    /// <param name="text">The wish in the person's own words, if there is one.</param>
    public IReadOnlyList<Recommendation> Recommend(PlatformSlots slots, string? text = null) =>
        Read(slots, text).Ranking;

    /// <summary>The same with what was understood of the wish, so that the person can be asked for the rest.</summary>
    public WishReading Read(PlatformSlots slots, string? text = null)
    {
        var found = finder.Read(text ?? "");
        var known = slots.And(found.Slots);
        var shares = Judge(text ?? "", found);
        var tooLittle = meaning is null ? (double?)null : shares?[^1] ?? 1;
        var (understanding, audience) = Wanted(slots)
            ? (Understanding.Enough, null)
            : table.Sense.Of(found.Words, found.Stems, known, tooLittle);
        var people = audience is { } range ? found.Words[range] : [];
        var ranking = understanding == Understanding.Enough ? Rank(known, shares) : [];
        return new(
            ranking.Count == 0 && understanding == Understanding.Enough ? Understanding.Nothing : understanding,
            ranking,
            known,
            people.Count == 0 ? null : text![people[0].Start..people[^1].End],
            known.Unknown
        );
    }

    /// <summary>
    /// How likely each platform is, and last, that too little is said: the mean of what words and meaning say of it. By
    /// words alone, of the platforms only. Null where the examples know nothing of the words.
    /// </summary>
    private double[]? Judge(string text, FoundWish found)
    {
        var alike = likeness.Of(found.Stems);
        if (alike is null || meaning is null)
        {
            return alike;
        }

        var judged = meaning.Judge(string.Join(' ', found.Words.Select(word => text[word.Start..word.End])));
        return [.. alike.Zip(judged, (one, other) => (one + other) / 2)];
    }

    private static bool Wanted(PlatformSlots picked) =>
        Enum.GetValues<SlotKind>().Any(kind => picked.Of(kind).Count > 0) || picked.Named.Count > 0;

    private List<Recommendation> Rank(PlatformSlots known, double[]? alike)
    {
        if (known.IsEmpty && alike is null)
        {
            return [];
        }

        var ranked = table
            .Platforms.Select((platform, i) => (platform, Score: Score(platform, known, alike?[i])))
            .Where(row => !IsTurnedDown(row.platform, known))
            .OrderByDescending(row => row.Score)
            .ToList();
        return
        [
            .. ranked
                .Take(Most)
                .Where((row, i) => i < 2 || row.Score >= ThirdWorthShowing * ranked[0].Score)
                .Select(row => Explain(row.platform, row.Score, known)),
        ];
    }

    /// <summary>Turned down by name, or because what it lives on is ("no video"), unless it was asked for.</summary>
    private static bool IsTurnedDown(Platform platform, PlatformSlots known)
    {
        if (known.TurnedDown.Contains(platform.Id) || known.Named.Contains(platform.Id))
        {
            return known.TurnedDown.Contains(platform.Id);
        }

        var against = known.Against.Where(slot => slot.Kind == SlotKind.Material).Select(slot => slot.Id).ToList();
        return against.Exists(id => platform.WeightOf(SlotKind.Material, id) == 3)
            && !platform.SpeaksFor.Any(weight =>
                weight.Key.Kind == SlotKind.Material && weight.Value >= 2 && !against.Contains(weight.Key.Id)
            );
    }

    private static double Score(Platform platform, PlatformSlots known, double? alike)
    {
        var slots = SlotScore(platform, known);
        var named =
            !known.Named.Contains(platform.Id) ? 0
            : known.Named.Count + known.TurnedDown.Count > 1 ? NamedAmongOthersBonus
            : NamedBonus;
        return alike is { } share ? share + (SlotsAgainstWords * slots) + named : slots + named;
    }

    /// <summary>From 0 to 1: how far the slots that are filled speak for the platform.</summary>
    private static double SlotScore(Platform platform, PlatformSlots known)
    {
        double score = 0;
        double shares = 0;
        double against = 0;
        foreach (var (kind, share) in Shares)
        {
            if (known.Of(kind) is { Count: > 0 } ids)
            {
                score += share * ids.Average(id => platform.WeightOf(kind, id) / 3.0);
                shares += share;
            }

            foreach (var (_, id) in known.Against.Where(slot => slot.Kind == kind))
            {
                against += share * platform.WeightOf(kind, id) / 3.0;
            }
        }

        return (shares == 0 ? 0 : score / shares) - against;
    }

    private Recommendation Explain(Platform platform, double score, PlatformSlots known)
    {
        var reasons = Shares
            .SelectMany(kind => known.Of(kind.Kind).Select(id => (kind.Kind, id, kind.Share)))
            .Select(slot =>
                (Slot: table.FindSlot(slot.Kind, slot.id), Weight: platform.WeightOf(slot.Kind, slot.id), slot.Share)
            )
            .Where(slot => slot.Weight >= 2)
            .OrderByDescending(slot => slot.Weight * slot.Share)
            .Select(slot => slot.Slot!.Because)
            .Distinct()
            .Take(MostReasons)
            .ToList();
        return new(
            platform,
            score,
            reasons.Count > 0 ? reasons : [platform.Because],
            platform.Remember,
            $"{platform.EffortLabel}. {platform.Takes}"
        );
    }
}
