using System.Runtime.Intrinsics;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>A transformer block: every token looks at all others (attention), then each is worked on by itself.</summary>
internal sealed record EncoderBlock(
    DenseLayer Attention,
    DenseLayer Joined,
    LayerNorm AfterAttention,
    DenseLayer Wide,
    DenseLayer Narrow,
    LayerNorm AfterNarrow
)
{
    private const int HeadWidth = 32;

    /// <summary>Works on the rows of all tokens.</summary>
    public void Apply(EncoderWorkspace work)
    {
        var tokens = work.Rows;
        var seen = work.Inner(Attention.Outputs);
        Run(Attention, tokens, seen, work);
        Attend(seen, work);
        Run(Joined, work.Context, work.Change, work);
        Add(work.Change, tokens);
        AfterAttention.Apply(tokens);

        var wide = work.Inner(Wide.Outputs);
        Run(Wide, tokens, wide, work);
        for (var i = 0; i < wide.Length; i += Lanes.Count)
        {
            Lanes.Put(Lanes.Gelu(Lanes.At(wide, i)), wide, i);
        }

        Run(Narrow, wide, work.Change, work);
        Add(work.Change, tokens);
        AfterNarrow.Apply(tokens);
    }

    private static void Run(DenseLayer layer, ReadOnlySpan<float> inputs, Span<float> outputs, EncoderWorkspace work)
    {
        var whole = work.Whole(layer.Inputs);
        layer.Reduce(inputs, whole, work.Steps);
        layer.Apply(whole, work.Steps, outputs);
    }

    private static void Add(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < to.Length; i += Lanes.Count)
        {
            Lanes.Put(Lanes.At(to, i) + Lanes.At(from, i), to, i);
        }
    }

    /// <summary>Scaled dot-product attention; a token's row holds its query, key and value.</summary>
    private void Attend(ReadOnlySpan<float> seen, EncoderWorkspace work)
    {
        var factor = 1 / MathF.Sqrt(HeadWidth);
        var shares = work.Shares;
        var context = work.Context;
        for (var head = 0; head < Joined.Inputs; head += HeadWidth)
        {
            for (var token = 0; token < work.Tokens; token++)
            {
                shares.Fill(float.MinValue);
                Compare(
                    seen[(token * Attention.Outputs + head)..],
                    seen[(Joined.Inputs + head)..],
                    shares[..work.Tokens]
                );
                Softmax(shares, factor);
                Gather(
                    seen[(2 * Joined.Inputs + head)..],
                    shares[..work.Tokens],
                    context[(token * Joined.Inputs + head)..]
                );
            }
        }
    }

    /// <summary>The dot products of a query and all keys.</summary>
    private void Compare(ReadOnlySpan<float> query, ReadOnlySpan<float> keys, Span<float> products)
    {
        var (a, b, c, d) = (Lanes.At(query, 0), Lanes.At(query, 8), Lanes.At(query, 16), Lanes.At(query, 24));
        for (var other = 0; other < products.Length; other++)
        {
            var at = other * Attention.Outputs;
            products[other] = Lanes.Sum(
                a * Lanes.At(keys, at)
                    + b * Lanes.At(keys, at + 8)
                    + (c * Lanes.At(keys, at + 16) + d * Lanes.At(keys, at + 24))
            );
        }
    }

    /// <summary>The sum of all values by their shares.</summary>
    private void Gather(ReadOnlySpan<float> values, ReadOnlySpan<float> shares, Span<float> into)
    {
        Vector256<float> a = default,
            b = default,
            c = default,
            d = default;
        for (var other = 0; other < shares.Length; other++)
        {
            var at = other * Attention.Outputs;
            var share = Vector256.Create(shares[other]);
            a += Lanes.At(values, at) * share;
            b += Lanes.At(values, at + 8) * share;
            c += Lanes.At(values, at + 16) * share;
            d += Lanes.At(values, at + 24) * share;
        }

        Lanes.Put(a, into, 0);
        Lanes.Put(b, into, 8);
        Lanes.Put(c, into, 16);
        Lanes.Put(d, into, 24);
    }

    private static void Softmax(Span<float> values, float factor)
    {
        var most = float.MinValue;
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }

        var sum = Vector256<float>.Zero;
        for (var k = 0; k < values.Length; k += Lanes.Count)
        {
            var power = Lanes.Exp((Lanes.At(values, k) - Vector256.Create(most)) * factor);
            Lanes.Put(power, values, k);
            sum += power;
        }

        var share = 1 / Lanes.Sum(sum);
        for (var k = 0; k < values.Length; k += Lanes.Count)
        {
            Lanes.Put(Lanes.At(values, k) * share, values, k);
        }
    }
}
