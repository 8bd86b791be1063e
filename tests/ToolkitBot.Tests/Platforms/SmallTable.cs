using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Tests.Platforms;

/// <summary>Four invented platforms: a table that can be taken in at a glance, and reckoned with by hand.</summary>
internal static class SmallTable
{
    public const string Yaml = """
        advice: Look around first.
        efforts: {low: Light, medium: Steady, high: Hard}
        reaching: [reach]
        small: [a, the, to, we, want, and, who, people, moment, reach]
        unknown:
          - {name: Seedswap, names: [seedswap, seed swap], nearest: plotnet, why: both are full of seeds}
          - {name: Crumbs, names: [crumbs], nearest: loafbook, why: both are full of bread}
        audiences:
          - {id: growers, label: Growers, words: [growers], because: because of growers}
          - {id: bakers, label: Bakers, words: [bakers], because: because of bakers}
        purposes:
          - {id: swap, label: Swap, words: [swap], because: because of swapping}
          - {id: learn, label: Learn, words: [learn], because: because of learning}
        materials:
          - {id: film, label: Film, words: [film], because: because of pictures}
          - {id: photos, label: Photos, words: [photos], because: because of pictures}
        times:
          - {id: hour, label: An hour, words: [hour, moment], because: because of an hour}
        platforms:
          - id: plotnet
            section: platform.other
            name: Plotnet
            names: [plotnet, film club]
            because: because plots are there
            who: Growers.
            goodFor: Seeds.
            remember: Water them.
            effort: low
            takes: Ten minutes.
            guide: {title: Help, url: "https://plotnet.example/"}
            speaksFor: {audiences: {growers: 3}, purposes: {swap: 3}, materials: {film: 3, photos: 2}, times: {hour: 2}}
            asks: [tomato seeds]
          - id: loafbook
            section: platform.other
            name: Loafbook
            names: [loafbook]
            because: because loaves are there
            who: Bakers.
            goodFor: Bread.
            remember: Let it rise.
            effort: medium
            takes: A morning.
            guide: {title: Help, url: "https://loafbook.example/"}
            speaksFor: {audiences: {growers: 1, bakers: 3}, purposes: {swap: 2}, materials: {photos: 3}}
            asks: [sour dough]
          - id: reelshow
            section: platform.other
            name: Reelshow
            names: [reelshow, r]
            because: because reels are there
            who: Anybody.
            goodFor: Showing.
            remember: Keep it short.
            effort: high
            takes: All day.
            guide: {title: Help, url: "https://reelshow.example/"}
            note: It was called Flickshow until 2024.
            speaksFor: {audiences: {growers: 2, bakers: 2}, purposes: {learn: 3}, materials: {film: 3}}
            asks: [kneading lesson]
          - id: quietpost
            section: platform.other
            name: Quietpost
            names: [quietpost]
            because: because it is quiet there
            who: Few.
            goodFor: Notes.
            remember: Say little.
            effort: low
            takes: A minute.
            guide: {title: Help, url: "https://quietpost.example/"}
            speaksFor: {purposes: {learn: 1}, times: {hour: 3}}
            asks: [short note]
        """;

    private static readonly Negation Negation = Negation.Read(PlatformFiles.OfEnglish("negation.yaml"));

    /// <summary>Read anew each time: what is made once counts in mutation testing for the first test only.</summary>
    public static PlatformTable Table => Read(Yaml);

    public static PlatformTable Read(string yaml) =>
        PlatformTable.Read(ContentNode.ReadText(yaml, "en/platforms.yaml"), Negation);
}
