using System.Security.Cryptography;
using System.Text;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// Judges by meaning whether something is turned down: a small network on the encoder's vectors of the mention in its
/// context and of the whole text. Learnt by the build only, since that takes some seconds. Immutable and thread-safe.
/// </summary>
public sealed class MentionMeaning
{
    private const uint Mark = 0x31_4D_42_54;

    /// <summary>Must change whenever the same examples would give a different network.</summary>
    private const string Version = "1";

    private const int Width = 2 * TextEncoder.Width;
    private const int Labels = 2;
    private const uint Seed = 777;

    private static readonly VectorLearning How = new(Nodes: 64, InputsLeftOut: 0.1f, NodesLeftOut: 0.3f, Doubt: 0.02f);

    private readonly TextEncoder encoder;
    private readonly VectorCentre centre;
    private readonly VectorNetwork network;

    private MentionMeaning(TextEncoder encoder, VectorCentre centre, VectorNetwork network) =>
        (this.encoder, this.centre, this.network) = (encoder, centre, network);

    /// <summary>What the build learnt for a language and put beside the program; null if there is nothing.</summary>
    public static MentionMeaning? OfBuild(string language) =>
        TextEncoder.OfBuild is { } encoder
            ? Open(Path.Combine(AppContext.BaseDirectory, "answers", $"{language}.turned-down.book"), encoder)
            : null;

    /// <summary>Opens a book that the build wrote.</summary>
    /// <returns>What was learnt, or null if the file is missing, broken or was learnt with another encoder.</returns>
    internal static MentionMeaning? Open(string path, TextEncoder encoder) =>
        ModelFile.Open(
            path,
            Mark,
            reader =>
            {
                _ = reader.ReadString();
                if (reader.ReadString() != encoder.Fingerprint)
                {
                    return null;
                }

                var centre = new VectorCentre(ModelFile.ReadNumbers<float>(reader));
                var network = ModelFile.ReadNetwork(reader);
                return centre.Width == Width && network.Row == VectorNetwork.RowOf(Width) && network.Labels == Labels
                    ? new MentionMeaning(encoder, centre, network)
                    : null;
            }
        );

    /// <summary>Learns and writes a book, unless the file was learnt from the same.</summary>
    /// <returns>Whether anything was learnt.</returns>
    internal static bool Write(
        string path,
        IReadOnlyList<(MentionContext Context, int Thing, bool IsTurnedDown)> mentions,
        TextEncoder encoder
    )
    {
        var texts = mentions.Select(mention => Written(mention.Context, mention.Thing)).ToList();
        int[] labels = [.. mentions.Select(mention => mention.IsTurnedDown ? 1 : 0)];
        var lines = texts.Zip(labels, (text, label) => $"{text.Text}\t{text.Word}\t{label}");
        var all = string.Join('\n', lines.Prepend($"{Version}.{encoder.Fingerprint}"));
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
        if (ModelFile.Open(path, Mark, reader => reader.ReadString()) == fingerprint)
        {
            return false;
        }

        var vectors = texts
            .AsParallel()
            .AsOrdered()
            .Select(text => encoder.EncodeWithin(text.Text, text.Word))
            .ToList();
        var centre = VectorCentre.Of(vectors, Width);
        float[][] rows = [.. vectors.Select(vector => centre.Row(vector))];
        var network = VectorNetworkTrainer.Learn(rows, labels, Width, Labels, Seed, How);
        ModelFile.Create(
            path,
            Mark,
            writer =>
            {
                writer.Write(fingerprint);
                writer.Write(encoder.Fingerprint);
                ModelFile.WriteNumbers(writer, centre.Numbers);
                ModelFile.WriteNetwork(writer, network);
            }
        );
        return true;
    }

    /// <summary>How likely a thing is turned down: the logarithm of the odds.</summary>
    internal float Judge(MentionContext context, int thing)
    {
        var (text, word) = Written(context, thing);
        var shares = network.Judge(centre.Row(encoder.EncodeWithin(text, word)));
        return (float)Math.Log(shares[1] / shares[0]);
    }

    /// <summary>
    /// The text with one word for the thing and another for all else of its sort, so that which platform it is about
    /// does not matter.
    /// </summary>
    private static (string Text, string Word) Written(MentionContext context, int thing)
    {
        var place = context.SamePlace(thing).First();
        var (word, _) = WordsFor(context.Things[place].Sort);
        return (
            context.With(other =>
                context.SamePlace(other).First() == place ? word : WordsFor(context.Things[other].Sort).Other
            ),
            word
        );
    }

    /// <summary>Words that are one token.</summary>
    private static (string Word, string? Other) WordsFor(ThingSort sort) =>
        sort switch
        {
            ThingSort.Tool => ("facebook", "twitter"),
            ThingSort.Made => ("video", "photos"),
            ThingSort.Time => ("daily", "often"),
            _ => ("", null),
        };
}
