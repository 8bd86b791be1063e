using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>
/// The answers that an organisation keeps for itself, found by what they mean, and only where they are nearer than what
/// the toolkit says. Immutable and thread-safe. docs/experiments/own-answers.md says where its numbers come from.
/// </summary>
public sealed class OwnAnswerIndex
{
    /// <summary>Lowest score for giving an answer where the toolkit has none.</summary>
    private const double SureFrom = 0.53;

    /// <summary>How much higher the score must be where the toolkit is certain of a section.</summary>
    private const double SectionWeight = 0.22;

    /// <summary>How far it must be ahead of the next own answer where the toolkit has a section.</summary>
    private const double LeastLead = 0.05;

    /// <summary>Lowest score for offering an answer where the toolkit has none.</summary>
    private const double NearFrom = 0.42;
    private const int MostNear = 3;

    private readonly IReadOnlyList<OwnWordings> answers;

    /// <summary>For each answer the vectors of its wordings and of its text, and then their centre.</summary>
    private readonly TextVectors vectors;
    private readonly float[] lengths;

    /// <param name="answers">The answers.</param>
    public OwnAnswerIndex(IReadOnlyList<OwnWordings> answers)
    {
        this.answers = [.. answers.Where(answer => answer.HasVectors)];
        vectors = new(Joined(this.answers));
        lengths = [.. Enumerable.Range(0, vectors.Count).Select(i => TextVectors.Length(vectors[i]))];
    }

    /// <summary>Finds the answer to a question, or those that may be meant.</summary>
    /// <param name="toolkit">What the toolkit's finder says to it.</param>
    public OwnFinding Find(Finding toolkit)
    {
        var likely = Likely(toolkit);
        if (likely.Count == 0)
        {
            return OwnFinding.None;
        }

        var section = toolkit.Outcome == FindingOutcome.Declined ? 0 : toolkit.Ranked[0].Probability;
        var lead = likely[0].Score - (likely.Count > 1 ? likely[1].Score : 0);
        if (
            likely[0].Score >= SureFrom + SectionWeight * section * section
            && (toolkit.Outcome == FindingOutcome.Declined || lead >= LeastLead)
        )
        {
            return new(likely[0].Id, []);
        }

        // Below a section of the toolkit there is room for one, and that must be very near.
        var (from, most) = toolkit.Outcome == FindingOutcome.Answer ? (SureFrom, 1) : (NearFrom, MostNear);
        return new(null, [.. likely.Where(one => one.Score >= from).Select(one => one.Id).Take(most)]);
    }

    /// <summary>The answers nearest to a question, the nearest first.</summary>
    internal IReadOnlyList<OwnLikeness> Likely(Finding toolkit)
    {
        if (answers.Count == 0 || toolkit.Text is not { } text)
        {
            return [];
        }

        var vector = text.ToCompare();
        var length = TextVectors.Length(vector);
        var products = new int[vectors.Count];
        vectors.Dots(vector, products);
        var nearest = new List<OwnLikeness>(MostNear + 1);
        var at = 0;
        foreach (var answer in answers)
        {
            var (best, end) = (-1f, at + answer.Wordings.Count);
            for (; at < end; at++)
            {
                best = Math.Max(best, products[at] / lengths[at]);
            }

            // The vector of the answer's text counts in the centre only.
            at++;
            Add(nearest, new(answer.Id, (best + products[at] / lengths[at]) / (2 * length)));
            at++;
        }

        return nearest;
    }

    private static void Add(List<OwnLikeness> nearest, OwnLikeness one)
    {
        var place = nearest.Count;
        while (place > 0 && nearest[place - 1].Score < one.Score)
        {
            place--;
        }

        if (place < MostNear)
        {
            nearest.Insert(place, one);
            nearest.RemoveRange(Math.Min(MostNear, nearest.Count), Math.Max(0, nearest.Count - MostNear));
        }
    }

    private static sbyte[] Joined(IReadOnlyList<OwnWordings> answers)
    {
        var joined = new sbyte[answers.Sum(answer => answer.Vectors.Length + TextEncoder.Width)];
        var at = 0;
        foreach (var answer in answers)
        {
            answer.Vectors.Span.CopyTo(joined.AsSpan(at));
            at += answer.Vectors.Length;
            new TextVectors(answer.Vectors).Centre().CopyTo(joined.AsSpan(at));
            at += TextEncoder.Width;
        }

        return joined;
    }
}
