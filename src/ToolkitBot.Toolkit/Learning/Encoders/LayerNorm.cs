using System.Runtime.Intrinsics;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>Layer normalisation: brings each row to mean 0 and variance 1, then scales and shifts it.</summary>
internal sealed record LayerNorm(ReadOnlyMemory<float> Scale, ReadOnlyMemory<float> Shift)
{
    private const float Least = 1e-12f;

    public void Apply(Span<float> rows)
    {
        var scale = Scale.Span;
        var shift = Shift.Span;
        for (var begin = 0; begin < rows.Length; begin += scale.Length)
        {
            var row = rows.Slice(begin, scale.Length);
            var sum = Vector256<float>.Zero;
            for (var k = 0; k < row.Length; k += Lanes.Count)
            {
                sum += Lanes.At(row, k);
            }

            var mean = Lanes.Sum(sum) / row.Length;
            var squares = Vector256<float>.Zero;
            for (var k = 0; k < row.Length; k += Lanes.Count)
            {
                var off = Lanes.At(row, k) - Vector256.Create(mean);
                squares += off * off;
            }

            var factor = 1 / MathF.Sqrt(Lanes.Sum(squares) / row.Length + Least);
            for (var k = 0; k < row.Length; k += Lanes.Count)
            {
                var off = (Lanes.At(row, k) - Vector256.Create(mean)) * factor;
                Lanes.Put(off * Lanes.At(scale, k) + Lanes.At(shift, k), row, k);
            }
        }
    }
}
