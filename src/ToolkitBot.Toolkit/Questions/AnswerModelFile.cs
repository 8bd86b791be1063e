using System.Runtime.InteropServices;
using System.Text;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>The model as a file: made when the bot is built, read when it starts.</summary>
public static class AnswerModelFile
{
    private const uint Mark = 0x31_4d_41_54;
    private const int MostRows = 5_000_000;

    /// <summary>Writes a model.</summary>
    public static void Write(AnswerModel model, Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(model.Fingerprint);
        writer.Write(model.Labels.Length);
        foreach (var label in model.Labels)
        {
            writer.Write(label);
        }

        Write<uint>(writer, model.Index.Words);
        Write<uint>(writer, model.Index.Letters);
        Write<float>(writer, model.Index.Rarity);
        Write<float>(writer, model.Scales);
        Write<float>(writer, model.Bias);
        Write(writer, model.Weights);
        writer.Write(model.Examples.Length);
        foreach (var example in model.Examples)
        {
            writer.Write(example.Text);
            writer.Write(example.Label);
            Write<int>(writer, example.Rows);
        }
    }

    /// <summary>Reads a model.</summary>
    /// <param name="from">What <see cref="Write(AnswerModel, Stream)"/> wrote.</param>
    /// <param name="spelling">The spelling of the content it was learnt from.</param>
    /// <returns>The model, or null where the file is not one of this version or is damaged.</returns>
    public static AnswerModel? Read(Stream from, Spelling spelling)
    {
        try
        {
            using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
            return reader.ReadUInt32() == Mark ? ReadModel(reader, spelling) : null;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or IOException)
        {
            return null;
        }
    }

    private static AnswerModel ReadModel(BinaryReader reader, Spelling spelling)
    {
        var fingerprint = reader.ReadString();
        var labels = new string[Length(reader)];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = reader.ReadString();
        }

        var words = Read<uint>(reader);
        var letters = Read<uint>(reader);
        var rarity = Read<float>(reader);
        var scales = Read<float>(reader);
        var bias = Read<float>(reader);
        var weights = Read<sbyte>(reader);
        var examples = new KnownExample[Length(reader)];
        for (var i = 0; i < examples.Length; i++)
        {
            examples[i] = new KnownExample(
                reader.ReadString(),
                reader.ReadInt32(),
                Read<int>(reader)
            );
        }

        var rows = words.Length + letters.Length;
        if (
            rarity.Length != rows
            || scales.Length != rows
            || bias.Length != labels.Length
            || weights.Length != rows * labels.Length
            || examples.Any(e => e.Label >= labels.Length || e.Rows.Any(row => row >= rows))
        )
        {
            throw new FormatException("The parts of this model do not fit together.");
        }

        var index = new FeatureIndex(new QuestionFeatures(spelling), words, letters, rarity);
        return new AnswerModel(fingerprint, labels, index, weights, scales, bias, examples);
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[Length(reader)];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        reader.BaseStream.ReadExactly(bytes);
        return values;
    }

    private static int Length(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length is >= 0 and < MostRows * 64
            ? length
            : throw new FormatException("This is not a length.");
    }
}
