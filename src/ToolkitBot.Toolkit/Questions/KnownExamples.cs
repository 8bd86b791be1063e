using System.Text;
using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// The examples a model was learnt from, packed into a few arrays: thousands of them load at once, and a text is
/// decoded only on request.
/// </summary>
internal sealed class KnownExamples
{
    private readonly int[] byLabel;
    private readonly int[] labelEnds;

    /// <param name="texts">All texts in UTF-8, concatenated.</param>
    /// <param name="textEnds">Where each text ends.</param>
    /// <param name="labels">Label of each example.</param>
    /// <param name="rows">Word features of all examples, concatenated.</param>
    /// <param name="rowEnds">Where each example's features end.</param>
    /// <param name="lengths">Length of each example's vector of feature rarities.</param>
    /// <param name="labelCount">The number of labels.</param>
    /// <exception cref="FormatException">The arrays do not fit together.</exception>
    public KnownExamples(
        ReadOnlyMemory<byte> texts,
        ReadOnlyMemory<int> textEnds,
        ReadOnlyMemory<int> labels,
        ReadOnlyMemory<int> rows,
        ReadOnlyMemory<int> rowEnds,
        ReadOnlyMemory<float> lengths,
        int labelCount
    )
    {
        if (
            lengths.Length != labels.Length
            || textEnds.Length != labels.Length
            || rowEnds.Length != labels.Length
            || !Ascend(textEnds.Span, texts.Length)
            || !Ascend(rowEnds.Span, rows.Length)
            || !ModelFile.AllBelow(labels.Span, labelCount)
        )
        {
            throw new FormatException("The examples of this book do not fit together.");
        }

        (Texts, TextEnds, Labels) = (texts, textEnds, labels);
        (Rows, RowEnds, Lengths) = (rows, rowEnds, lengths);
        labelEnds = new int[labelCount];
        foreach (var label in labels.Span)
        {
            labelEnds[label]++;
        }

        for (var k = 1; k < labelCount; k++)
        {
            labelEnds[k] += labelEnds[k - 1];
        }

        byLabel = new int[labels.Length];
        var free = (int[])labelEnds.Clone();
        for (var i = labels.Length - 1; i >= 0; i--)
        {
            byLabel[--free[labels.Span[i]]] = i;
        }
    }

    public ReadOnlyMemory<byte> Texts { get; }

    public ReadOnlyMemory<int> TextEnds { get; }

    public ReadOnlyMemory<int> Labels { get; }

    public ReadOnlyMemory<int> Rows { get; }

    public ReadOnlyMemory<int> RowEnds { get; }

    public ReadOnlyMemory<float> Lengths { get; }

    public int Count => Labels.Length;

    public static KnownExamples None(int labelCount) =>
        new(default, default, default, default, default, default, labelCount);

    public static KnownExamples Of(
        IReadOnlyList<LabelledQuestion> examples,
        WeightedFeatures[] vectors,
        int[] labels,
        int labelCount,
        ReadOnlySpan<float> rarity
    )
    {
        var texts = new List<byte>();
        var rows = new List<int>();
        var textEnds = new int[examples.Count];
        var rowEnds = new int[examples.Count];
        var lengths = new float[examples.Count];
        for (var i = 0; i < examples.Count; i++)
        {
            texts.AddRange(Encoding.UTF8.GetBytes(examples[i].Text));
            textEnds[i] = texts.Count;
            var own = vectors[i].Rows.AsSpan(0, vectors[i].WordCount);
            rows.AddRange(own);
            rowEnds[i] = rows.Count;
            lengths[i] = Length(own, rarity);
        }

        return new(texts.ToArray(), textEnds, labels, rows.ToArray(), rowEnds, lengths, labelCount);
    }

    /// <summary>Returns the examples of a label, in order.</summary>
    public ReadOnlySpan<int> Of(int label)
    {
        var begin = label == 0 ? 0 : labelEnds[label - 1];
        return byLabel.AsSpan(begin..labelEnds[label]);
    }

    /// <summary>Returns an example's text.</summary>
    public string Text(int example) => Encoding.UTF8.GetString(Texts.Span[Of(TextEnds.Span, example)]);

    /// <summary>Returns the similarity of an example and a question: 1 for the same words, 0 for none shared.</summary>
    public double Likeness(int example, WeightedFeatures question, ReadOnlySpan<float> rarity)
    {
        double common = 0;
        var at = 0;
        foreach (var row in Rows.Span[Of(RowEnds.Span, example)])
        {
            // Both are in ascending order, so one pass finds all shared rows.
            while (at < question.WordCount && question.Rows[at] < row)
            {
                at++;
            }

            if (at == question.WordCount)
            {
                break;
            }

            if (question.Rows[at] == row)
            {
                common += (double)rarity[row] * question.Values[at];
            }
        }

        var length = Lengths.Span[example];
        return length == 0 ? 0 : common / length;
    }

    private static float Length(ReadOnlySpan<int> rows, ReadOnlySpan<float> rarity)
    {
        double squares = 0;
        foreach (var row in rows)
        {
            squares += (double)rarity[row] * rarity[row];
        }

        return (float)Math.Sqrt(squares);
    }

    private static Range Of(ReadOnlySpan<int> ends, int place) => (place == 0 ? 0 : ends[place - 1])..ends[place];

    private static bool Ascend(ReadOnlySpan<int> ends, int last)
    {
        var before = 0;
        foreach (var end in ends)
        {
            if (end < before)
            {
                return false;
            }

            before = end;
        }

        return before == last;
    }
}
