using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// What was learnt from examples about things that are turned down. The verdict of the rules is one feature among others,
/// so the rules decide where they are right and the examples where nobody foresaw the words.
/// </summary>
internal sealed class MentionModel
{
    private const string Wanted = "wanted";
    private const string TurnedDown = "turned-down";

    /// <summary>The margin from which on a thing is turned down: recommending what was turned down annoys more than asking.</summary>
    private const float From = -0.35f;

    /// <summary>The same for materials and times that the rules turn down; they are named more often, and mostly wanted.</summary>
    private const float FromWithRules = -1f;

    /// <summary>What the odds by meaning count beside the margin by words.</summary>
    private const float WeightOfMeaning = 0.4f;

    /// <summary>What a wrong answer to an example costs, against large weights.</summary>
    private const float Cost = 0.5f;

    private readonly AnswerModel learnt;
    private readonly MentionMeaning? meaning;
    private readonly int turnedDown;
    private readonly int wanted;

    private MentionModel(AnswerModel learnt, MentionMeaning? meaning)
    {
        (this.learnt, this.meaning) = (learnt, meaning);
        turnedDown = Array.IndexOf(learnt.Labels, TurnedDown);
        wanted = Array.IndexOf(learnt.Labels, Wanted);
    }

    /// <summary>Learns.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="read">Finds what a text names.</param>
    /// <param name="meaning">What was learnt from them by their meaning; null if there is no encoder.</param>
    /// <returns>The model, or null where there are no examples of both kinds.</returns>
    public static MentionModel? Learn(
        IReadOnlyList<MentionExample> examples,
        Func<string, MentionContext> read,
        MentionMeaning? meaning
    )
    {
        var mentions = examples
            .SelectMany(example => new[] { example, WithoutEnd(example, read(example.Text)) })
            .OfType<MentionExample>()
            .SelectMany(example => Mentions(example, read))
            .Select(mention => new LabelledQuestion(
                MentionFeatures.Write(mention.Context, mention.Thing),
                mention.IsTurnedDown ? TurnedDown : Wanted
            ))
            .ToList();
        return mentions.Select(mention => mention.Label).Distinct().Count() < 2
            ? null
            : new(AnswerTrainer.Train(mentions, new MentionFeatures(), Cost).WithoutExamples(), meaning);
    }

    /// <summary>What an example names, and whether it is turned down.</summary>
    public static IEnumerable<(MentionContext Context, int Thing, bool IsTurnedDown)> Mentions(
        MentionExample example,
        Func<string, MentionContext> read
    )
    {
        var context = read(example.Text);
        return Judged(context)
            .Select(thing => (context, thing, example.TurnsDown(context.StartOf(thing), context.EndOf(thing))));
    }

    /// <summary>What a text says of each thing that it names.</summary>
    public Said[] Judge(MentionContext context)
    {
        var said = context.Said.ToArray();
        foreach (var thing in Judged(context))
        {
            var isTurnedDown = Margin(context, thing) > FromOf(context, thing);
            foreach (var same in context.SamePlace(thing))
            {
                said[same] =
                    isTurnedDown ? Said.TurnedDown
                    : said[same] == Said.TurnedDown ? Said.Wanted
                    : said[same];
            }
        }

        return said;
    }

    private static float FromOf(MentionContext context, int thing) =>
        context.Things[thing].Sort != ThingSort.Tool && context.Said[thing] == Said.TurnedDown ? FromWithRules : From;

    private float Margin(MentionContext context, int thing)
    {
        var margins = learnt.Margins(learnt.Index.Weigh(MentionFeatures.Write(context, thing)));
        return margins[turnedDown] - margins[wanted] + WeightOfMeaning * (meaning?.Judge(context, thing) ?? 0);
    }

    /// <summary>What an example says without its last clause, which mostly tells what else is wanted; null where that names a thing.</summary>
    private static MentionExample? WithoutEnd(MentionExample example, MentionContext context)
    {
        var end = context.LastClause;
        return end == 0 || Judged(context).Any(thing => context.EndOf(thing) > end)
            ? null
            : new(example.Text[..end], example.TurnedDown);
    }

    /// <summary>The first thing at each place where a platform, a material or a time is named; people are left to the rules.</summary>
    private static IEnumerable<int> Judged(MentionContext context) =>
        Enumerable
            .Range(0, context.Things.Count)
            .Where(thing => context.Things[thing].Sort != ThingSort.Other && context.SamePlace(thing).First() == thing);
}
