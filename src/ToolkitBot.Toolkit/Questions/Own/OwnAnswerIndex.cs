using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>
/// The answers that an organisation keeps for itself, found by what their wordings mean and by the rare words in them,
/// and only where they are nearer than what the toolkit says. Immutable and thread-safe.
/// </summary>
public sealed class OwnAnswerIndex
{
    /// <summary>Lowest probability for giving an answer.</summary>
    public const double SureFrom = 0.5;

    /// <summary>Lowest probability for offering one.</summary>
    public const double NearFrom = 0.15;

    /// <summary>How much shared words count beside the meaning when answers are compared.</summary>
    private const double WordsWeight = 0.1;

    /// <summary>How much the answer counts beside the ways to ask for it.</summary>
    private const double AnswerWeight = 0.3;
    private const int MostNear = 2;

    /// <summary>More of a lead says no more: a team with one answer has no second.</summary>
    private const double MostLead = 0.15;

    private readonly IReadOnlyList<OwnWordings> answers;
    private readonly RareWords rareWords;

    /// <summary>The vectors of wordings and answers; empty without an encoder.</summary>
    private readonly TextVectors vectors;
    private readonly float[] lengths;

    /// <summary>For each vector the answer that it is of, and whether it is of the answer itself.</summary>
    private readonly (int Answer, bool IsText)[] owners;

    /// <summary>The wordings that a word is in, with its weight there.</summary>
    private readonly Dictionary<uint, List<(int Wording, float Weight)>> byWord = [];

    /// <param name="answers">The answers.</param>
    /// <param name="book">The book whose examples say which words are rare.</param>
    public OwnAnswerIndex(IReadOnlyList<OwnWordings> answers, AnswerBook book)
    {
        this.answers = answers;
        rareWords = new(book.Model, book.Content.Spelling);
        owners =
        [
            .. answers.SelectMany(
                (answer, at) =>
                    Enumerable.Range(0, answer.Wordings.Count + 1).Select(i => (at, i == answer.Wordings.Count))
            ),
        ];
        vectors = new(Joined(answers));
        lengths = [.. Enumerable.Range(0, vectors.Count).Select(i => TextVectors.Length(vectors[i]))];
        var vector = 0;
        foreach (var answer in answers)
        {
            foreach (var text in answer.Wordings)
            {
                AddWords(text, vector++);
            }

            vector++;
        }
    }

    private void AddWords(string text, int vector)
    {
        foreach (var (word, weight) in rareWords.Of(text))
        {
            if (!byWord.TryGetValue(word, out var holders))
            {
                byWord[word] = holders = [];
            }

            holders.Add((vector, weight));
        }
    }

    /// <summary>Finds the answer to a question, or those that may be meant.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="toolkit">What the toolkit's finder says to it.</param>
    public OwnFinding Find(string question, Finding toolkit)
    {
        var likely = Likely(question, toolkit);
        return likely is [{ Probability: >= SureFrom } first, ..]
            ? new(first.Id, [])
            : new(null, [.. likely.Where(one => one.Probability >= NearFrom).Select(one => one.Id).Take(MostNear)]);
    }

    /// <summary>The answers nearest to a question, the nearest first.</summary>
    internal IReadOnlyList<OwnLikeness> Likely(string question, Finding toolkit)
    {
        if (answers.Count == 0 || TextEncoder.OfBuild is null || vectors.Count != owners.Length)
        {
            return [];
        }

        var (meant, answered, worded) = Compare(question);
        var order = Enumerable.Range(0, answers.Count).OrderByDescending(Score).Take(MostNear + 1).ToList();
        var section = toolkit.Ranked[0].Id == AnswerSection.None ? 0 : toolkit.Ranked[0].Probability;
        return
        [
            .. order
                .Take(MostNear)
                .Select(at => new OwnLikeness(
                    answers[at].Id,
                    meant[at],
                    worded[at],
                    answered[at],
                    Math.Min(MostLead, Score(at) - order.Where(other => other != at).Select(Score).FirstOrDefault()),
                    section
                )),
        ];

        double Score(int at) => meant[at] + AnswerWeight * answered[at] + WordsWeight * worded[at];
    }

    /// <summary>For each answer the best of its wordings, the answer itself, and the words in common.</summary>
    private (double[] Meant, double[] Answered, double[] Worded) Compare(string question)
    {
        var (meant, answered) = (new double[answers.Count], new double[answers.Count]);
        var vector = TextEncoder.OfBuild!.EncodeToCompare(question);
        var products = new int[vectors.Count];
        vectors.Dots(vector, products);
        var length = TextVectors.Length(vector);
        for (var i = 0; i < products.Length; i++)
        {
            var (at, isText) = owners[i];
            var into = isText ? answered : meant;
            into[at] = Math.Max(into[at], products[i] / (lengths[i] * length));
        }

        return (meant, answered, CompareWords(question));
    }

    private double[] CompareWords(string question)
    {
        var worded = new double[answers.Count];
        var common = new Dictionary<int, double>();
        foreach (var (word, weight) in rareWords.Of(question))
        {
            foreach (var (wording, other) in byWord.GetValueOrDefault(word) ?? [])
            {
                common[wording] = common.GetValueOrDefault(wording) + weight * other;
            }
        }

        foreach (var (wording, share) in common)
        {
            var at = owners[wording].Answer;
            worded[at] = Math.Max(worded[at], share);
        }

        return worded;
    }

    private static sbyte[] Joined(IReadOnlyList<OwnWordings> answers)
    {
        var joined = new sbyte[answers.Sum(answer => answer.Vectors.Length)];
        var at = 0;
        foreach (var answer in answers)
        {
            answer.Vectors.Span.CopyTo(joined.AsSpan(at));
            at += answer.Vectors.Length;
        }

        return joined;
    }
}
