namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// Turns a text into a vector that stands for its meaning: the first layers of a sentence transformer (MiniLM), with
/// weights of one byte that are read where they stand in a mapped file. Immutable, thread-safe, and the same bits on
/// every processor (<see cref="Lanes"/>).
/// </summary>
public sealed class TextEncoder
{
    /// <summary>The length of a vector.</summary>
    public const int Width = 384;

    /// <summary>What comes after this many tokens is not read: more than the longest question that people type.</summary>
    internal const int MostTokens = 64;

    private const int MostCharacters = 2000;

    /// <summary>
    /// Later blocks add time, and nothing to what the toolkit's answers are learnt from; see docs/experiments. Texts that
    /// nothing was learnt from need all of them.
    /// </summary>
    private const int BlocksToLearnFrom = 4;

    private static readonly Lazy<TextEncoder?> Built = new(() =>
        Open(Path.Combine(AppContext.BaseDirectory, "answers", "encoder.book"))
    );

    internal TextEncoder(
        string fingerprint,
        WordPieces pieces,
        EncoderEmbeddings embeddings,
        IReadOnlyList<EncoderBlock> blocks
    )
    {
        Fingerprint = fingerprint;
        Pieces = pieces;
        Embeddings = embeddings;
        Blocks = blocks;
    }

    /// <summary>A hash of the weights it was made from.</summary>
    public string Fingerprint { get; }

    internal WordPieces Pieces { get; }

    internal EncoderEmbeddings Embeddings { get; }

    internal IReadOnlyList<EncoderBlock> Blocks { get; }

    /// <summary>The encoder that the build put beside the program; null if there is none.</summary>
    public static TextEncoder? OfBuild => Built.Value;

    /// <summary>Opens an encoder that the build wrote.</summary>
    /// <returns>The encoder, or null if the file is missing or is not of this version.</returns>
    public static TextEncoder? Open(string path) => EncoderFile.Read(path);

    /// <summary>
    /// Returns the vector of a text to learn from, its largest number being 127 or -127. Vectors of texts that mean the
    /// same are alike in ways that a network finds.
    /// </summary>
    public sbyte[] Encode(string text)
    {
        using var work = Begin(TokensOf(text));
        return Reduced(Mean(Rows(work)));
    }

    /// <summary>Returns the vector of a text to compare with others as it is: the nearer, the more they mean the same.</summary>
    public sbyte[] EncodeToCompare(string text) => Read(text).ToCompare();

    /// <summary>Encodes a text to learn from, so that it can be gone on with.</summary>
    internal EncodedText Read(string text)
    {
        using var work = Begin(TokensOf(text));
        return new(this, Rows(work).ToArray(), Reduced(Mean(Rows(work))));
    }

    /// <summary>Goes on from the rows of <see cref="Read"/> to the vector of <see cref="EncodeToCompare"/>.</summary>
    internal sbyte[] Finish(ReadOnlySpan<float> rows)
    {
        using var work = new EncoderWorkspace(rows.Length / Width);
        rows.CopyTo(work.Rows);
        foreach (var block in Blocks.Skip(BlocksToLearnFrom))
        {
            block.Apply(work);
        }

        return Reduced(Mean(Rows(work)));
    }

    /// <summary>
    /// Returns the vector of a word in its context, which holds what is said of it, and behind it that of the text, each
    /// of length 1.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="word">A common word of the text: one token. Where it is missing, the text stands for it.</param>
    internal float[] EncodeWithin(string text, string word)
    {
        var tokens = TokensOf(text);
        using var work = Begin(tokens);
        var rows = Rows(work);
        var mean = Mean(rows);
        // Each text is framed by a token that opens and one that ends it.
        var at = Array.IndexOf(tokens, TokensOf(word)[1]);
        return [.. Unit(at < 0 ? mean : rows.Slice(at * Width, Width)), .. Unit(mean)];
    }

    private int[] TokensOf(string text) =>
        Pieces.Of(text.Length > MostCharacters ? text[..MostCharacters] : text, MostTokens);

    private EncoderWorkspace Begin(int[] tokens)
    {
        var work = new EncoderWorkspace(tokens.Length);
        Embeddings.Apply(tokens, work.Rows);
        foreach (var block in Blocks.Take(BlocksToLearnFrom))
        {
            block.Apply(work);
        }

        return work;
    }

    private static Span<float> Rows(EncoderWorkspace work) => work.Rows[..(work.Tokens * Width)];

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        var length = MathF.Sqrt(VectorNetwork.Dot(vector, vector));
        return [.. vector.ToArray().Select(value => value / length)];
    }

    private static float[] Mean(ReadOnlySpan<float> rows)
    {
        var mean = new float[Width];
        for (var begin = 0; begin < rows.Length; begin += Width)
        {
            for (var k = 0; k < Width; k += Lanes.Count)
            {
                Lanes.Put(Lanes.At(mean, k) + Lanes.At(rows, begin + k), mean, k);
            }
        }

        return mean;
    }

    /// <summary>A vector in whole steps, its largest number being 127 or -127.</summary>
    internal static sbyte[] Reduced(float[] mean)
    {
        var step = DenseLayer.Step(mean);
        return Array.ConvertAll(mean, value => DenseLayer.Reduced(value, step));
    }
}
