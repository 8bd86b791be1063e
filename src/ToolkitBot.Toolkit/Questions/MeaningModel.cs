using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Judges a text by what it means: a small network on the encoder's vector, which is also told how near the nearest known
/// texts of either side are, say declined and answered questions. Immutable and thread-safe.
/// </summary>
public sealed class MeaningModel
{
    /// <summary>Must change whenever the same examples would give a different model.</summary>
    public const string Version = "2";

    private const int Width = TextEncoder.Width;
    private const int Inputs = Width + 2;
    private const uint Seed = 777;

    // They bring similarities to about the size of the other inputs.
    private const float DifferenceScale = 10;
    private const float NearnessScale = 5;
    private const float UsualNearness = 0.7f;

    private readonly TextEncoder encoder;
    private readonly ReadOnlyMemory<byte> sides;
    private readonly float[] lengths;

    /// <param name="encoder">The encoder that made the vectors.</param>
    /// <param name="vectors">The vectors of the known texts.</param>
    /// <param name="sides">1 for each of them that stands on the far side, say a declined question; else 0.</param>
    /// <param name="centre">The centre of all vectors that were learnt from.</param>
    /// <param name="network">The network; null while it is being learnt.</param>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    private MeaningModel(
        TextEncoder encoder,
        TextVectors vectors,
        ReadOnlyMemory<byte> sides,
        VectorCentre centre,
        VectorNetwork? network
    )
    {
        if (sides.Length != vectors.Count || centre.Width != Width || (network is not null && network.Row != Row))
        {
            throw new FormatException("The vectors of this book do not fit together.");
        }

        (this.encoder, Vectors, this.sides, Centre, Network) = (encoder, vectors, sides, centre, network!);
        lengths = [.. Enumerable.Range(0, vectors.Count).Select(i => TextVectors.Length(vectors[i]))];
    }

    internal TextVectors Vectors { get; }

    internal VectorCentre Centre { get; }

    internal VectorNetwork Network { get; }

    internal string EncoderFingerprint => encoder.Fingerprint;

    private static int Row => VectorNetwork.RowOf(Inputs);

    /// <summary>
    /// Learns from the examples of a model; takes some seconds, and no time if only other files have changed.
    /// </summary>
    /// <param name="words">The model learnt from the same examples by their words.</param>
    /// <param name="vectors">Where vectors come from.</param>
    public static MeaningModel Learn(AnswerModel words, VectorSource vectors)
    {
        if (vectors.Learnt(words) is { } learnt)
        {
            return learnt;
        }

        var labels = words.Examples.Labels.ToArray();
        return Learn(
            [.. labels.Select((label, i) => (words.Examples.Text(i), label))],
            [],
            label => words.Sections[label] == AnswerSection.None,
            words.Labels.Length,
            vectors,
            new VectorLearning()
        );
    }

    /// <summary>Learns from texts with their labels.</summary>
    /// <param name="known">Texts to which others are held to see which side they are near.</param>
    /// <param name="others">More texts to learn from.</param>
    /// <param name="isFar">Whether a label stands on the far side.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="vectors">Where vectors come from.</param>
    /// <param name="how">How to learn.</param>
    internal static MeaningModel Learn(
        IReadOnlyList<(string Text, int Label)> known,
        IReadOnlyList<(string Text, int Label)> others,
        Func<int, bool> isFar,
        int labels,
        VectorSource vectors,
        VectorLearning how
    )
    {
        List<(string Text, int Label)> texts = [.. known, .. others];
        var values = vectors.Of(texts.ConvertAll(text => text.Text));
        var all = new TextVectors(values);
        var near = new TextVectors(values.AsMemory(0, known.Count * Width));
        var sides = known.Select(text => isFar(text.Label) ? (byte)1 : (byte)0).ToArray();
        var centre = VectorCentre.Of(Enumerable.Range(0, all.Count).Select(i => Unit(all[i])), Width);
        var untaught = new MeaningModel(vectors.Encoder, near, sides, centre, network: null);
        var rows = new float[texts.Count][];
        Parallel.For(0, rows.Length, i => rows[i] = untaught.InputsOf(untaught.Among(all[i], except: i)));
        int[] labelOf = [.. texts.Select(text => text.Label)];
        var network = VectorNetworkTrainer.Learn(rows, labelOf, Inputs, labels, Seed, how);
        return new MeaningModel(vectors.Encoder, near, sides, centre, network);
    }

    /// <summary>Returns the probability of each label.</summary>
    internal double[] Judge(string text) => Judge(Among(encoder.Encode(text), except: -1));

    private double[] Judge(QuestionMeaning meaning) => Network.Judge(InputsOf(meaning));

    /// <summary>Encodes a text.</summary>
    internal EncodedText Encode(string text) => encoder.Read(text);

    /// <summary>Returns the probability of each label.</summary>
    internal double[] Judge(EncodedText text) => Judge(Among(text.Vector, except: -1));

    internal static void Write(BinaryWriter writer, MeaningModel model)
    {
        writer.Write($"{Version}.{model.EncoderFingerprint}");
        ModelFile.WriteNumbers(writer, model.Vectors.Values.Span);
        ModelFile.WriteNumbers(writer, model.sides.Span);
        ModelFile.WriteNumbers(writer, model.Centre.Numbers);
        ModelFile.WriteNetwork(writer, model.Network);
    }

    /// <param name="reader">Where it stands.</param>
    /// <param name="encoder">The encoder it was learnt with.</param>
    /// <param name="labels">How many labels it must have; null where the book does not say.</param>
    /// <exception cref="FormatException">It was learnt with another encoder, or is broken.</exception>
    internal static MeaningModel Read(BinaryReader reader, TextEncoder encoder, int? labels)
    {
        if (reader.ReadString() != $"{Version}.{encoder.Fingerprint}")
        {
            throw new FormatException("This book was learnt in another way or with another encoder.");
        }

        var model = new MeaningModel(
            encoder,
            new TextVectors(ModelFile.ReadNumbers<sbyte>(reader)),
            ModelFile.ReadNumbers<byte>(reader),
            new VectorCentre(ModelFile.ReadNumbers<float>(reader)),
            ModelFile.ReadNetwork(reader)
        );
        return labels is null || model.Network.Labels == labels
            ? model
            : throw new FormatException("The network of this book does not fit its labels.");
    }

    private QuestionMeaning Among(ReadOnlySpan<sbyte> vector, int except)
    {
        var (near, far) = Nearest(vector, TextVectors.Length(vector), except);
        return new(vector.ToArray(), near, far);
    }

    private float[] InputsOf(QuestionMeaning meaning)
    {
        var inputs = Centre.Row(Unit(meaning.Vector), Inputs - Width);
        inputs[Width] = (meaning.Declined - meaning.Answered) * DifferenceScale;
        inputs[Width + 1] = (meaning.Answered - UsualNearness) * NearnessScale;
        return inputs;
    }

    /// <summary>How like the nearest texts of either side are, as cosines.</summary>
    private (float Near, float Far) Nearest(ReadOnlySpan<sbyte> vector, float length, int except)
    {
        var products = new int[Vectors.Count];
        Vectors.Dots(vector, products);
        var (near, far) = (0f, 0f);
        var isFar = sides.Span;
        for (var i = 0; i < products.Length; i++)
        {
            var likeness = products[i] / (lengths[i] * length);
            if (i == except)
            {
                continue;
            }

            if (isFar[i] == 1)
            {
                far = Math.Max(far, likeness);
            }
            else
            {
                near = Math.Max(near, likeness);
            }
        }

        return (near, far);
    }

    private static float[] Unit(ReadOnlySpan<sbyte> vector)
    {
        var length = TextVectors.Length(vector);
        return [.. vector.ToArray().Select(value => value / length)];
    }
}
