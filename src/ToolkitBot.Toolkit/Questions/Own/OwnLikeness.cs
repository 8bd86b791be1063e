namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>How like a question an own answer is, and what the toolkit says to it.</summary>
/// <param name="Id">The answer.</param>
/// <param name="Meaning">Cosine of the wording that means most nearly the same.</param>
/// <param name="Words">Share of rare words in common with the wording that has most, from 0 to 1.</param>
/// <param name="Answer">Cosine of the answer itself.</param>
/// <param name="Lead">How far it is ahead of the next one, all in all.</param>
/// <param name="Section">Probability that a section of the toolkit answers the question.</param>
internal sealed record OwnLikeness(string Id, double Meaning, double Words, double Answer, double Lead, double Section)
{
    /// <summary>What the probability is made from, in the order of <see cref="Weights"/>.</summary>
    public double[] Inputs => [Meaning, Words, Answer, Lead, Section];

    /// <summary>Set by hand; docs/experiments/own-answers.md says from what.</summary>
    private static readonly double[] Weights = [14, 1, 2, 3, -4];
    private const double Bias = -9.6;

    /// <summary>The probability that the answer is the right one.</summary>
    public double Probability
    {
        get
        {
            var sum = Bias;
            for (var k = 0; k < Weights.Length; k++)
            {
                sum += Weights[k] * Inputs[k];
            }

            return 1 / (1 + Math.Exp(-sum));
        }
    }
}
