using System.Text;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>The weights of a BERT model as they were published, by the names they have there.</summary>
/// <param name="Fingerprint">A hash of the model.</param>
/// <param name="Vocabulary">The words, in the order of their rows.</param>
/// <param name="Tensor">Returns the numbers of a name.</param>
/// <param name="Dense">Returns the weights of a fully connected layer, a row for each input.</param>
public sealed record EncoderWeights(
    string Fingerprint,
    IReadOnlyList<string> Vocabulary,
    Func<string, float[]> Tensor,
    Func<string, float[]> Dense
)
{
    /// <summary>Must change whenever the same weights would give other vectors.</summary>
    public const string Version = "1";

    private const int Width = TextEncoder.Width;

    private const int Layers = 6;

    /// <summary>Writes the encoder as a file.</summary>
    public void Write(string path) => EncoderFile.Write(Encoder(), path);

    private TextEncoder Encoder()
    {
        // The finder looks words up by their bytes, so their rows stand in that order. What no text contains is left out.
        var words = Vocabulary
            .Select((word, row) => (Word: word, Letters: Encoding.UTF8.GetBytes(word), Row: row))
            .Where(word => !word.Word.StartsWith("[unused", StringComparison.Ordinal))
            .OrderBy(word => word.Letters, Comparer<byte[]>.Create((one, two) => one.AsSpan().SequenceCompareTo(two)))
            .ToArray();
        var ends = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            ends[i] = words[i].Letters.Length + (i == 0 ? 0 : ends[i - 1]);
        }

        return new TextEncoder(
            Fingerprint,
            new WordPieces(words.SelectMany(word => word.Letters).ToArray(), ends),
            Embeddings([.. words.Select(word => word.Row)]),
            [.. Enumerable.Range(0, Layers).Select(Block)]
        );
    }

    private EncoderEmbeddings Embeddings(int[] order)
    {
        var all = Tensor("embeddings.word_embeddings.weight");
        var words = new sbyte[order.Length * Width];
        var steps = new float[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var line = all.AsSpan(order[i] * Width, Width);
            steps[i] = DenseLayer.Step(line);
            for (var k = 0; k < Width; k++)
            {
                words[i * Width + k] = DenseLayer.Reduced(line[k], steps[i]);
            }
        }

        // A question is one text, never the second of two, so the type of its tokens is always the first.
        var type = Tensor("embeddings.token_type_embeddings.weight");
        var positions = Tensor("embeddings.position_embeddings.weight")[..(TextEncoder.MostTokens * Width)];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] += type[i % Width];
        }

        return new(words, steps, positions, Norm("embeddings.LayerNorm"));
    }

    private EncoderBlock Block(int layer)
    {
        var name = $"encoder.layer.{layer}.";
        return new(
            DenseLayer.Of(
                SideBySide(
                    Dense($"{name}attention.self.query"),
                    Dense($"{name}attention.self.key"),
                    Dense($"{name}attention.self.value")
                ),
                [
                    .. Tensor($"{name}attention.self.query.bias"),
                    .. Tensor($"{name}attention.self.key.bias"),
                    .. Tensor($"{name}attention.self.value.bias"),
                ]
            ),
            Layer($"{name}attention.output.dense"),
            Norm($"{name}attention.output.LayerNorm"),
            Layer($"{name}intermediate.dense"),
            Layer($"{name}output.dense"),
            Norm($"{name}output.LayerNorm")
        );
    }

    private DenseLayer Layer(string name) => DenseLayer.Of(Dense(name), Tensor($"{name}.bias"));

    private LayerNorm Norm(string name) => new(Tensor($"{name}.weight"), Tensor($"{name}.bias"));

    private static float[] SideBySide(params ReadOnlySpan<float[]> parts)
    {
        var all = new List<float>(parts.Length * parts[0].Length);
        for (var row = 0; row < Width; row++)
        {
            foreach (var part in parts)
            {
                all.AddRange(part.AsSpan(row * Width, Width));
            }
        }

        return [.. all];
    }
}
