using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Tests.Learning;

public sealed class TextEncoderTests
{
    private static readonly TextEncoder Encoder = TextEncoder.OfBuild!;

    /// <summary>
    /// Texts with the means of the published model's fourth layer and of its last, as ONNX Runtime computed them from fp32
    /// weights.
    /// </summary>
    private static IEnumerable<(string Text, Half[] ToLearnFrom, Half[] ToCompare)> Reference() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "ToolkitBot.Tests", "Learning", "encoder-reference.tsv"))
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], Halves(cells[1]), Halves(cells[2])));

    private static Half[] Halves(string cell) =>
        MemoryMarshal.Cast<byte, Half>(Convert.FromBase64String(cell)).ToArray();

    [Fact]
    public void A_vector_is_that_of_the_published_model()
    {
        foreach (var (text, toLearnFrom, toCompare) in Reference())
        {
            AssertNear(toLearnFrom, Encoder.Encode(text), 0.999, text);
            AssertNear(toCompare, Encoder.EncodeToCompare(text), 0.997, text);
        }
    }

    private static void AssertNear(Half[] expected, sbyte[] vector, double least, string text)
    {
        var dot = expected.Select((value, k) => (double)value * vector[k]).Sum();
        var lengths = Math.Sqrt(expected.Sum(value => (double)value * (double)value)) * TextVectors.Length(vector);
        Assert.True(dot / lengths >= least, $"Cosine {dot / lengths:F5}: {text}");
    }

    [Fact]
    public void The_same_text_gives_the_same_bits_on_every_machine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (text, _, _) in Reference())
        {
            hash.AppendData(MemoryMarshal.AsBytes<sbyte>(Encoder.Encode(text)));
            hash.AppendData(MemoryMarshal.AsBytes<sbyte>(Encoder.EncodeToCompare(text)));
        }

        Assert.StartsWith(
            "0e8ad96cadcb46b955960ba506ba94c7faa5b811e3",
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sums_do_not_depend_on_the_processors_registers()
    {
        var chance = new SeededChance(7);
        for (var i = 0; i < 1000; i++)
        {
            var left = Vector256.Create([
                .. Enumerable.Range(0, 16).Select(_ => (short)(chance.Next() % 16383 - 8191)),
            ]);
            var right = Vector256.Create([.. Enumerable.Range(0, 16).Select(_ => (short)(chance.Next() % 255 - 127))]);
            Assert.Equal(Lanes.PairsInSteps(left, right), Lanes.MultiplyAndAddPairs(left, right));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d")]
    [InlineData("😀😀 👩‍⚕️ \0 \u200b")]
    [InlineData("日本語 العربية ไทย")]
    public void Any_text_has_a_vector(string text)
    {
        Assert.Equal(Encoder.Encode(text), Encoder.Encode(text));
        Assert.Equal(127, Encoder.Encode(text).Max(value => Math.Abs((int)value)));
    }

    [Fact]
    public void A_novel_is_read_in_part()
    {
        var novel = string.Concat(Enumerable.Repeat("what is change day and why? ", 4000));

        Assert.Equal(Encoder.Encode(novel[..2000]), Encoder.Encode(novel));
        Assert.Equal(TextEncoder.MostTokens, Encoder.Pieces.Of(novel, TextEncoder.MostTokens).Length);
    }

    [Theory]
    [InlineData("Café, naïve?", "[CLS] cafe , naive ? [SEP]")]
    [InlineData("I've 3 x-rays & £5!!", "[CLS] i ' ve 3 x - rays & £5 ! ! [SEP]")]
    [InlineData("targeted adverts 50+", "[CLS] targeted ad ##vert ##s 50 + [SEP]")]
    [InlineData("日本 \ud83d 😀", "[CLS] 日 本 [UNK] [SEP]")]
    [InlineData("", "[CLS] [SEP]")]
    public void Words_are_split_as_the_model_learnt_them(string text, string pieces)
    {
        var found = Encoder.Pieces.Of(text, TextEncoder.MostTokens).Select(Word);

        Assert.Equal(pieces, string.Join(' ', found));
    }

    [Fact]
    public void Many_at_once_get_what_one_gets()
    {
        var texts = Reference().Select(row => row.Text).ToArray();
        var alone = texts.Select(Encoder.Encode).ToArray();

        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Encoder.Encode).ToArray();

        Assert.Equal(alone, together);
    }

    private static string Word(int piece)
    {
        var ends = Encoder.Pieces.Ends.Span;
        return System.Text.Encoding.UTF8.GetString(
            Encoder.Pieces.Words.Span[(piece == 0 ? 0 : ends[piece - 1])..ends[piece]]
        );
    }
}
