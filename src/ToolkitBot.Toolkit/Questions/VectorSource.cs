using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Gives the vectors of texts: from a book that has them, otherwise from the encoder.</summary>
public sealed class VectorSource
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly AnswerBook? book;

    /// <param name="encoder">Encodes what the book does not have.</param>
    /// <param name="book">A book learnt with the same encoder, from texts that are mostly the same; or null.</param>
    public VectorSource(TextEncoder encoder, AnswerBook? book = null)
    {
        Encoder = encoder;
        if (book?.Meaning?.EncoderFingerprint != encoder.Fingerprint)
        {
            return;
        }

        this.book = book;
        for (var i = 0; i < book.Model.Examples.Count; i++)
        {
            known[book.Model.Examples.Text(i)] = i;
        }
    }

    internal TextEncoder Encoder { get; }

    /// <summary>The book's model, if exactly these examples would give it again; otherwise null.</summary>
    internal MeaningModel? Learnt(AnswerModel words) =>
        book is not null
        && book.Model.Labels.SequenceEqual(words.Labels)
        && book.Model.Examples.Labels.Span.SequenceEqual(words.Examples.Labels.Span)
        && book.Model.Examples.TextEnds.Span.SequenceEqual(words.Examples.TextEnds.Span)
        && book.Model.Examples.Texts.Span.SequenceEqual(words.Examples.Texts.Span)
            ? book.Meaning
            : null;

    /// <summary>The vectors of these texts, one after the other.</summary>
    internal sbyte[] Of(IReadOnlyList<string> texts)
    {
        var vectors = new sbyte[texts.Count * TextEncoder.Width];
        Parallel.For(0, texts.Count, i => Of(texts[i]).CopyTo(vectors.AsSpan(i * TextEncoder.Width)));
        return vectors;
    }

    private ReadOnlySpan<sbyte> Of(string text) =>
        known.TryGetValue(text, out var at) ? book!.Meaning!.Vectors[at] : Encoder.Encode(text);
}
