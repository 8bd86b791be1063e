using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>A <see cref="LearntScreen"/> as a file, which the build writes and the bot reads at start-up.</summary>
public static class ScreenBook
{
    private const uint Mark = 0x34_4B_42_53;

    /// <summary>Writes a screen.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="fingerprint">The fingerprint of the files it was learnt from.</param>
    /// <param name="path">The file.</param>
    public static void Write(LearntScreen screen, string fingerprint, string path) =>
        ModelFile.Create(
            path,
            Mark,
            writer =>
            {
                writer.Write(fingerprint);
                ModelFile.WriteModel(writer, screen.Model);
                ModelFile.WriteAll(writer, screen.Networks, WriteNetwork);
            }
        );

    /// <summary>Returns whether the file was learnt from exactly the files with that fingerprint.</summary>
    public static bool Fits(string path, string fingerprint) => Open(path, fingerprint, _ => true);

    /// <summary>Reads a screen.</summary>
    /// <returns>The screen, or null if the file is missing or was learnt from other files.</returns>
    public static LearntScreen? Read(string path, string fingerprint, ScreeningWords words) =>
        Open(
            path,
            fingerprint,
            reader =>
            {
                var model = ModelFile.ReadModel(reader, new ScreenFeatures(words));
                return new LearntScreen(model, ModelFile.ReadAll(reader, from => ReadNetwork(from, model)));
            }
        );

    private static void WriteNetwork(BinaryWriter writer, ScreenNetwork network)
    {
        ModelFile.WriteNumbers(writer, network.First.Values);
        ModelFile.WriteNumbers(writer, network.First.Scales);
        ModelFile.WriteNumbers(writer, network.Second);
    }

    private static ScreenNetwork ReadNetwork(BinaryReader reader, AnswerModel model)
    {
        var first = ModelFile.ReadNumbers<sbyte>(reader);
        var scales = ModelFile.ReadNumbers<float>(reader);
        var second = ModelFile.ReadNumbers<float>(reader).ToArray();
        const int nodes = ScreenNetwork.Nodes;
        return scales.Length == model.Index.RowCount && second.Length == nodes + model.Labels.Length * (nodes + 1)
            ? new ScreenNetwork(new QuantizedWeights(first, scales, nodes), second)
            : throw new FormatException("The network of this book does not fit its features.");
    }

    private static T? Open<T>(string path, string fingerprint, Func<BinaryReader, T> read) =>
        ModelFile.Open(path, Mark, reader => reader.ReadString() == fingerprint ? read(reader) : default);
}
