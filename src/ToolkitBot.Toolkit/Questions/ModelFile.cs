using System.Runtime.InteropServices;
using System.Text;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>What was learnt, as bytes: part of a book that the build writes and a start reads.</summary>
internal static class ModelFile
{
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Reads a book that begins with a mark.</summary>
    /// <returns>What was read, or the default where there is no file, or none with this mark that can be read.</returns>
    public static T? Open<T>(string path, uint mark, Func<BinaryReader, T> read)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 16
            );
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            return reader.ReadUInt32() == mark ? read(reader) : default;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or FormatException
                        or OverflowException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            return default;
        }
    }

    public static void WriteModel(BinaryWriter writer, AnswerModel model)
    {
        WriteAll(writer, model.Labels, (to, label) => to.Write(label));
        foreach (var part in model.Index.Known)
        {
            WriteNumbers<uint>(writer, part);
        }

        WriteNumbers<float>(writer, model.Index.Rarity);
        WriteNumbers(writer, model.Weights.Scales);
        WriteNumbers(writer, model.Bias);
        WriteNumbers(writer, model.Weights.Values);
        WriteNumbers<byte>(writer, model.Examples.Texts);
        WriteNumbers<int>(writer, model.Examples.TextEnds);
        WriteNumbers<int>(writer, model.Examples.Labels);
        WriteNumbers<int>(writer, model.Examples.Rows);
        WriteNumbers<int>(writer, model.Examples.RowEnds);
        WriteNumbers<float>(writer, model.Examples.Lengths);
    }

    public static AnswerModel ReadModel(BinaryReader reader, TextFeatures features)
    {
        var labels = ReadAll(reader, r => r.ReadString());
        var known = new uint[features.Rarest.Count][];
        for (var part = 0; part < known.Length; part++)
        {
            known[part] = ReadNumbers<uint>(reader);
        }

        var rarity = ReadNumbers<float>(reader);
        var scales = ReadNumbers<float>(reader);
        var bias = ReadNumbers<float>(reader);
        var weights = ReadNumbers<sbyte>(reader);
        var examples = new KnownExamples(
            ReadNumbers<byte>(reader),
            ReadNumbers<int>(reader),
            ReadNumbers<int>(reader),
            ReadNumbers<int>(reader),
            ReadNumbers<int>(reader),
            ReadNumbers<float>(reader),
            labels.Length
        );
        var rows = known.Sum(part => part.Length);
        if (
            rarity.Length != rows
            || scales.Length != rows
            || bias.Length != labels.Length
            || !AllBelow(examples.Rows, rows)
        )
        {
            throw new FormatException("The parts of this book do not fit together.");
        }

        var index = new FeatureIndex(features, known, rarity);
        return new AnswerModel(
            labels,
            index,
            new QuantizedWeights(weights, scales, labels.Length),
            bias,
            examples
        );
    }

    private static bool AllBelow(int[] values, int limit) =>
        values.Length == 0 || (values.Min() >= 0 && values.Max() < limit);

    public static void WriteAll<T>(
        BinaryWriter writer,
        IReadOnlyCollection<T> items,
        Action<BinaryWriter, T> write
    )
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    public static T[] ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[Length(reader, size: 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read(reader);
        }

        return items;
    }

    public static void WriteNumbers<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static T[] ReadNumbers<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(Length(reader, Marshal.SizeOf<T>()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static int Length(BinaryReader reader, int size)
    {
        var length = reader.ReadInt32();
        return length >= 0 && (long)length * size <= MostBytes
            ? length
            : throw new FormatException("This is not a length.");
    }
}
