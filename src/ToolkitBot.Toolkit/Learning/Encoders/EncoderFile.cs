using static ToolkitBot.Toolkit.Learning.ModelFile;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>A <see cref="TextEncoder"/> as a file, which the build writes and the bot maps.</summary>
internal static class EncoderFile
{
    private const uint Mark = 0x32_43_4E_45;

    public static void Write(TextEncoder encoder, string path) =>
        Create(
            path,
            Mark,
            writer =>
            {
                writer.Write(encoder.Fingerprint);
                WriteNumbers(writer, encoder.Pieces.Words.Span);
                WriteNumbers(writer, encoder.Pieces.Ends.Span);
                WriteNumbers(writer, encoder.Embeddings.Words.Span);
                WriteNumbers(writer, encoder.Embeddings.Steps.Span);
                WriteNumbers(writer, encoder.Embeddings.Positions.Span);
                WriteNorm(writer, encoder.Embeddings.Norm);
                WriteAll(writer, encoder.Blocks, WriteBlock);
            }
        );

    /// <summary>Opens an encoder.</summary>
    /// <returns>The encoder, or null if the file is missing or is not of this version.</returns>
    public static TextEncoder? Read(string path) => Open(path, Mark, ReadEncoder);

    /// <summary>Returns the fingerprint in a file, or null.</summary>
    public static string? FingerprintIn(string path) => Open(path, Mark, reader => reader.ReadString());

    private static TextEncoder ReadEncoder(BinaryReader reader)
    {
        var fingerprint = reader.ReadString();
        var pieces = new WordPieces(ReadNumbers<byte>(reader), ReadNumbers<int>(reader));
        var embeddings = new EncoderEmbeddings(
            ReadNumbers<sbyte>(reader),
            ReadNumbers<float>(reader),
            ReadNumbers<float>(reader),
            ReadNorm(reader)
        );
        var fits =
            embeddings.Steps.Length == pieces.Ends.Length
            && embeddings.Words.Length == pieces.Ends.Length * TextEncoder.Width
            && embeddings.Positions.Length == TextEncoder.MostTokens * TextEncoder.Width;
        return fits
            ? new TextEncoder(fingerprint, pieces, embeddings, ReadAll(reader, ReadBlock))
            : throw new FormatException("The parts of this encoder do not fit together.");
    }

    private static void WriteBlock(BinaryWriter writer, EncoderBlock block)
    {
        WriteDense(writer, block.Attention);
        WriteDense(writer, block.Joined);
        WriteNorm(writer, block.AfterAttention);
        WriteDense(writer, block.Wide);
        WriteDense(writer, block.Narrow);
        WriteNorm(writer, block.AfterNarrow);
    }

    private static EncoderBlock ReadBlock(BinaryReader reader) =>
        new(
            ReadDense(reader),
            ReadDense(reader),
            ReadNorm(reader),
            ReadDense(reader),
            ReadDense(reader),
            ReadNorm(reader)
        );

    private static void WriteDense(BinaryWriter writer, DenseLayer layer)
    {
        WriteNumbers(writer, layer.Weights);
        WriteNumbers(writer, layer.Scales);
        WriteNumbers(writer, layer.Bias);
    }

    private static DenseLayer ReadDense(BinaryReader reader) =>
        new(ReadNumbers<sbyte>(reader), ReadNumbers<float>(reader), ReadNumbers<float>(reader));

    private static void WriteNorm(BinaryWriter writer, LayerNorm norm)
    {
        WriteNumbers(writer, norm.Scale.Span);
        WriteNumbers(writer, norm.Shift.Span);
    }

    private static LayerNorm ReadNorm(BinaryReader reader)
    {
        var norm = new LayerNorm(ReadNumbers<float>(reader), ReadNumbers<float>(reader));
        return norm.Scale.Length == TextEncoder.Width && norm.Shift.Length == TextEncoder.Width
            ? norm
            : throw new FormatException("The parts of this encoder do not fit together.");
    }
}
