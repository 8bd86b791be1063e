using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// Reads and writes models: parts of a book that the build writes and the bot maps into memory at start-up. Long
/// arrays of numbers are not copied but read from the mapping.
/// </summary>
internal static class ModelFile
{
    private const int MostBytes = 256 * 1024 * 1024;

    // Arrays start at a multiple of this, so that no number crosses a word boundary.
    private const int Alignment = 8;

    /// <summary>Writes a book that begins with a mark. Replaces an earlier one, even if it is in use.</summary>
    public static void Create(string path, uint mark, Action<BinaryWriter> write)
    {
        var unfinished = path + ".new";
        using (var writer = new BinaryWriter(File.Create(unfinished), Encoding.UTF8))
        {
            writer.Write(mark);
            write(writer);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a book that begins with the mark.</summary>
    /// <returns>The result, or the default if the file is missing, unreadable or has another mark.</returns>
    public static T? Open<T>(string path, uint mark, Func<BinaryReader, T> read)
    {
        try
        {
            using var file = MemoryMappedFile.CreateFromFile(
                path,
                FileMode.Open,
                mapName: null,
                capacity: 0,
                MemoryMappedFileAccess.Read
            );
            using var stream = file.CreateViewStream(0, 0, MemoryMappedFileAccess.Read);
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
            WriteNumbers(writer, part.Span);
        }

        WriteNumbers(writer, model.Index.Rarity.Span);
        WriteNumbers(writer, model.Weights.Scales);
        WriteNumbers(writer, model.Bias);
        WriteNumbers(writer, model.Weights.Values);
        WriteNumbers(writer, model.Examples.Texts.Span);
        WriteNumbers(writer, model.Examples.TextEnds.Span);
        WriteNumbers(writer, model.Examples.Labels.Span);
        WriteNumbers(writer, model.Examples.Rows.Span);
        WriteNumbers(writer, model.Examples.RowEnds.Span);
        WriteNumbers(writer, model.Examples.Lengths.Span);
    }

    public static AnswerModel ReadModel(BinaryReader reader, TextFeatures features)
    {
        var labels = ReadAll(reader, r => r.ReadString());
        var known = new ReadOnlyMemory<uint>[features.Rarest.Count];
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
            || !AllBelow(examples.Rows.Span, rows)
        )
        {
            throw new FormatException("The parts of this book do not fit together.");
        }

        var index = new FeatureIndex(features, known, rarity);
        return new AnswerModel(
            labels,
            index,
            new QuantizedWeights(weights, scales, labels.Length),
            bias.ToArray(),
            examples
        );
    }

    public static void WriteNetwork(BinaryWriter writer, VectorNetwork network)
    {
        writer.Write(network.Nodes);
        writer.Write(network.Labels);
        WriteNumbers(writer, network.First);
        WriteNumbers(writer, network.Second);
    }

    public static VectorNetwork ReadNetwork(BinaryReader reader)
    {
        var (nodes, labels) = (reader.ReadInt32(), reader.ReadInt32());
        return new VectorNetwork(ReadNumbers<float>(reader), ReadNumbers<float>(reader), nodes, labels);
    }

    public static bool AllBelow(ReadOnlySpan<int> values, int limit) =>
        limit > 0 ? !values.ContainsAnyExceptInRange(0, limit - 1) : values.IsEmpty;

    public static void WriteAll<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
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
        writer.Flush();
        for (var i = writer.BaseStream.Position; i % Alignment != 0; i++)
        {
            writer.Write((byte)0);
        }

        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static ReadOnlyMemory<T> ReadNumbers<T>(BinaryReader reader)
        where T : unmanaged
    {
        var length = Length(reader, Marshal.SizeOf<T>());
        var stream = (MemoryMappedViewStream)reader.BaseStream;
        stream.Position = (stream.Position + Alignment - 1) / Alignment * Alignment;
        return new MappedNumbers<T>(stream, length).Memory;
    }

    private static int Length(BinaryReader reader, int size)
    {
        var length = reader.ReadInt32();
        return length >= 0 && (long)length * size <= MostBytes
            ? length
            : throw new FormatException("This is not a length.");
    }
}
