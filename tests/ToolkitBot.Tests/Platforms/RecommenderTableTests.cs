using System.Globalization;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Tests.Platforms;

/// <summary>The recommender on a table so small that every score and reason can be worked out by hand.</summary>
public sealed class RecommenderTableTests
{
    private readonly PlatformTable table = SmallTable.Table;
    private readonly Recommender recommender;

    public RecommenderTableTests() => recommender = new(table);

    /// <summary>What is known (a slot, <c>+</c> a platform wanted, <c>-</c> one turned down, <c>no:</c> a slot turned down).</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("growers", "plotnet 1.000, reelshow 0.667, loafbook 0.333")]
    [InlineData("growers bakers", "loafbook 0.667, reelshow 0.667, plotnet 0.500")]
    [InlineData("growers swap", "plotnet 1.000, loafbook 0.519, reelshow 0.296")]
    [InlineData("swap hour", "plotnet 0.923, loafbook 0.513, quietpost 0.231")]
    [InlineData("hour", "quietpost 1.000, plotnet 0.667")]
    [InlineData("hour +loafbook", "quietpost 1.000, loafbook 0.800, plotnet 0.667")]
    [InlineData("hour +loafbook +reelshow", "loafbook 1.600, reelshow 1.600, quietpost 1.000")]
    [InlineData("hour +loafbook -plotnet", "loafbook 1.600, quietpost 1.000")]
    [InlineData("hour +plotnet -plotnet", "quietpost 1.000, loafbook 0.000")]
    [InlineData("+loafbook", "loafbook 0.800, plotnet 0.000")]
    [InlineData("-quietpost", "")]
    [InlineData("growers no:film", "loafbook 0.333, plotnet 0.000")]
    [InlineData("growers no:film +reelshow", "reelshow 0.467, loafbook 0.333")]
    [InlineData("growers no:photos", "reelshow 0.667, plotnet 0.333")]
    [InlineData("hour no:film no:photos", "quietpost 1.000")]
    [InlineData("growers no:learn", "plotnet 1.000, loafbook 0.333")]
    public void What_is_known_of_a_wish_ranks_the_rows(string known, string ranking) =>
        Assert.Equal(
            ranking,
            string.Join(
                ", ",
                recommender
                    .Recommend(Known(known))
                    .Select(fit => string.Create(CultureInfo.InvariantCulture, $"{fit.Platform.Id} {fit.Score:F3}"))
            )
        );

    /// <summary>The strongest reason first, each once, three at most; without any, the row's own.</summary>
    [Theory]
    [InlineData("growers swap", "plotnet", "swapping, growers")]
    [InlineData("growers swap", "loafbook", "swapping")]
    [InlineData("growers swap", "reelshow", "growers")]
    [InlineData("film photos hour", "plotnet", "pictures, an hour")]
    [InlineData("film growers swap hour", "plotnet", "swapping, pictures, growers")]
    [InlineData("+loafbook", "loafbook", "loaves are there")]
    public void A_row_gives_its_reasons(string known, string platform, string reasons)
    {
        var fit = recommender.Recommend(Known(known)).Single(fit => fit.Platform.Id == platform);

        Assert.Equal(
            reasons,
            string.Join(", ", fit.Reasons.Select(reason => reason.Replace("because of ", "").Replace("because ", "")))
        );
        Assert.Equal(fit.Platform.Remember, fit.Remember);
        Assert.Equal($"{fit.Platform.EffortLabel}. {fit.Platform.Takes}", fit.Takes);
    }

    [Theory]
    [InlineData("swap tomatoes")]
    [InlineData("we want to swap sour dough")]
    [InlineData("a lesson for bakers on reelshow")]
    public void Words_count_by_likeness_slots_and_names_together(string wish)
    {
        var reading = recommender.Read(PlatformSlots.None, wish);
        var bySlots = recommender.Recommend(reading.Slots).ToDictionary(fit => fit.Platform, fit => fit.Score);
        var alike = new WishLikeness(table.AskStems).Of(table.Words.Read(Tokeniser.Words(wish)))!;

        Assert.NotEmpty(bySlots);
        foreach (var fit in reading.Ranking.Where(fit => bySlots.ContainsKey(fit.Platform)))
        {
            var named = reading.Slots.Named.Contains(fit.Platform.Id) ? 0.8 : 0;
            var likeness = alike[table.Platforms.ToList().IndexOf(fit.Platform)];
            Assert.Equal(likeness + (0.6 * (bySlots[fit.Platform] - named)) + named, fit.Score, 9);
        }
    }

    /// <summary>A wish, how it is understood, and of whom nothing is known.</summary>
    [Theory]
    [InlineData("swap", Understanding.Enough, null)]
    [InlineData("plotnet", Understanding.Enough, null)]
    [InlineData("film", Understanding.Enough, null)]
    [InlineData("we want to reach growers", Understanding.Enough, null)]
    [InlineData("a moment", Understanding.Enough, null)]
    [InlineData("we want to", Understanding.Nothing, null)]
    [InlineData("", Understanding.Nothing, null)]
    [InlineData("tomato", Understanding.Enough, null)]
    [InlineData("tomato divers", Understanding.Nothing, null)]
    [InlineData("tomato seeds divers", Understanding.Enough, null)]
    [InlineData("reach divers", Understanding.AudienceUnknown, "divers")]
    [InlineData("we want to reach Deep Sea divers", Understanding.AudienceUnknown, "Deep Sea divers")]
    [InlineData("reach deep sea ice divers", Understanding.AudienceUnknown, "deep sea ice")]
    [InlineData("reach the divers", Understanding.AudienceUnknown, "the divers")]
    [InlineData("reach divers who want seeds", Understanding.AudienceUnknown, "divers")]
    [InlineData("reach divers, seeds", Understanding.AudienceUnknown, "divers")]
    [InlineData("reach a the a the divers", Understanding.AudienceUnknown, "a the a the divers")]
    [InlineData("reach a the a the a divers", Understanding.Nothing, null)]
    [InlineData("reach seeds divers", Understanding.Nothing, null)]
    [InlineData("reach seeds. reach divers", Understanding.AudienceUnknown, "divers")]
    [InlineData("divers", Understanding.Nothing, null)]
    public void A_wish_is_understood_by_what_the_table_knows(string wish, Understanding understood, string? audience)
    {
        var reading = recommender.Read(PlatformSlots.None, wish);

        Assert.Equal((understood, audience), (reading.Understanding, reading.Audience));
        Assert.Equal(understood == Understanding.Enough, reading.Ranking.Count > 0);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("+plotnet")]
    public void What_is_picked_or_named_is_enough_whatever_is_said(string known) =>
        Assert.Equal(Understanding.Enough, recommender.Read(Known(known), "reach divers").Understanding);

    /// <summary>A wish, and all that is found in it.</summary>
    [Theory]
    [InlineData("swap growers film hour", "growers swap film hour")]
    [InlineData("Growers swapping photos with growers", "growers swap photos")]
    [InlineData("the film club", "+plotnet")]
    [InlineData("a film for the film club", "film +plotnet")]
    [InlineData("loafbook or reelshow", "+loafbook +reelshow")]
    [InlineData("not loafbook but reelshow", "+reelshow -loafbook")]
    [InlineData("no film, learn", "learn no:film")]
    [InlineData("no growers here, and we want growers", "growers")]
    [InlineData("seedswap", "+plotnet ?Seedswap")]
    [InlineData("not seedswap", "?-Seedswap")]
    [InlineData("plotnet or seed swap", "+plotnet ?Seedswap")]
    [InlineData("r", "+reelshow")]
    [InlineData("swap on R today", "swap +reelshow")]
    [InlineData("swap on r", "swap +reelshow")]
    [InlineData("swap. r", "swap")]
    [InlineData("thanks for the swap r", "swap")]
    [InlineData("r or plotnet", "+plotnet +reelshow")]
    public void What_is_said_is_found(string wish, string found)
    {
        var slots = recommender.Read(PlatformSlots.None, wish).Slots;
        IEnumerable<string> all =
        [
            .. Enum.GetValues<SlotKind>().SelectMany(slots.Of),
            .. slots.Against.Select(slot => $"no:{slot.Id}"),
            .. slots.Named.Select(id => $"+{id}").Order(StringComparer.Ordinal),
            .. slots.TurnedDown.Select(id => $"-{id}"),
            .. slots.Unknown.Select(platform => $"?{platform.Name}"),
            .. slots.UnknownTurnedDown.Select(platform => $"?-{platform.Name}"),
        ];

        Assert.Equal(found, string.Join(' ', all));
    }

    /// <summary>The words of a wish without those of what is turned down: likeness goes by the rest.</summary>
    [Theory]
    [InlineData("not loafbook but tomatoes", "not but tomatoes")]
    [InlineData("tomatoes, no film club please", "tomatoes no please")]
    [InlineData("tomatoes on plotnet", "tomatoes on plotnet")]
    public void What_is_turned_down_is_no_part_of_the_wish(string wish, string left) =>
        Assert.Equal(left, string.Join(' ', new SlotFinder(table).Read(wish).Words.Select(word => word.Text)));

    private PlatformSlots Known(string known)
    {
        var slots = PlatformSlots.None;
        foreach (var part in known.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            slots = part switch
            {
                ['+', .. var wanted] => slots.And(new() { Named = [wanted] }),
                ['-', .. var refused] => slots.And(new() { TurnedDown = [refused] }),
                ['n', 'o', ':', .. var against] => slots.And(new() { Against = [(KindOf(against), against)] }),
                _ => slots.With(KindOf(part), part),
            };
        }

        return slots;
    }

    private SlotKind KindOf(string id) => table.Slots.Single(slot => slot.Id == id).Kind;
}
