using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// A fully connected layer with weights of one byte. Inputs are brought down to whole numbers, too, each row with its
/// own scale, so that the sums are whole numbers and the same on every processor.
/// </summary>
internal sealed unsafe class DenseLayer
{
    // Weights stand in the order in which they are needed: for sixteen outputs the weights of the first two inputs, then
    // those of the next two.
    private const int Group = 16;

    // Each weight is widened once for this many rows.
    internal const int Rows = 4;

    // The largest input; with it the sum of the widest layer (1,536 inputs) still fits into 32 bits.
    private const float LargestInput = 8191;

    private readonly ReadOnlyMemory<sbyte> weights;
    private readonly ReadOnlyMemory<float> scales;
    private readonly ReadOnlyMemory<float> bias;

    /// <param name="weights">The weights, packed.</param>
    /// <param name="scales">For each output, the value of one step of its weights.</param>
    /// <param name="bias">For each output, what is added.</param>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public DenseLayer(ReadOnlyMemory<sbyte> weights, ReadOnlyMemory<float> scales, ReadOnlyMemory<float> bias)
    {
        Outputs = scales.Length;
        Inputs = Outputs == 0 ? 0 : weights.Length / Outputs;
        if (
            bias.Length != Outputs
            || Inputs * Outputs != weights.Length
            || Inputs % Lanes.Count != 0
            || Outputs % (2 * Group) != 0
        )
        {
            throw new FormatException("A layer of this encoder does not fit its weights.");
        }

        (this.weights, this.scales, this.bias) = (weights, scales, bias);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public ReadOnlySpan<sbyte> Weights => weights.Span;

    public ReadOnlySpan<float> Scales => scales.Span;

    public ReadOnlySpan<float> Bias => bias.Span;

    /// <summary>Brings weights down to one byte and packs them.</summary>
    /// <param name="weights">The weights, a row for each input.</param>
    /// <param name="bias">The bias of each output.</param>
    public static DenseLayer Of(ReadOnlySpan<float> weights, float[] bias)
    {
        var (outputs, inputs) = (bias.Length, weights.Length / bias.Length);
        var scales = new float[outputs];
        var packed = new sbyte[weights.Length];
        var column = new float[inputs];
        for (var j = 0; j < outputs; j++)
        {
            for (var k = 0; k < inputs; k++)
            {
                column[k] = weights[k * outputs + j];
            }

            scales[j] = Step(column);
            for (var k = 0; k < inputs; k++)
            {
                var place = j / Group * Group * inputs + (k / 2 * Group + j % Group) * 2 + k % 2;
                packed[place] = Reduced(column[k], scales[j]);
            }
        }

        return new(packed, scales, bias);
    }

    /// <summary>The value of one step where the largest number takes 127 of them.</summary>
    public static float Step(ReadOnlySpan<float> values)
    {
        var most = 0f;
        foreach (var value in values)
        {
            most = Math.Max(most, Math.Abs(value));
        }

        return most / 127;
    }

    /// <summary>A number in steps.</summary>
    public static sbyte Reduced(float value, float step) => step == 0 ? (sbyte)0 : (sbyte)MathF.Round(value / step);

    /// <summary>Brings rows of inputs down to whole numbers.</summary>
    /// <param name="values">The inputs, row after row.</param>
    /// <param name="whole">Where they go.</param>
    /// <param name="steps">For each row, the value of one step.</param>
    public void Reduce(ReadOnlySpan<float> values, Span<short> whole, Span<float> steps)
    {
        for (var row = 0; row < steps.Length; row++)
        {
            var line = values.Slice(row * Inputs, Inputs);
            var most = Vector256<float>.Zero;
            for (var k = 0; k < Inputs; k += Lanes.Count)
            {
                most = Vector256.Max(most, Vector256.Abs(Lanes.At(line, k)));
            }

            var largest = 0f;
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                largest = Math.Max(largest, most[lane]);
            }

            steps[row] = largest / LargestInput;
            var factor = largest > 0 ? LargestInput / largest : 0;
            var into = whole.Slice(row * Inputs, Inputs);
            for (var k = 0; k < Inputs; k += Lanes.Count)
            {
                var eight = Vector256.ConvertToInt32(Vector256.Round(Lanes.At(line, k) * factor));
                Vector128.Narrow(eight.GetLower(), eight.GetUpper()).CopyTo(into[k..]);
            }
        }
    }

    /// <summary>Computes the outputs of at least <see cref="Rows"/> rows that were reduced before.</summary>
    public void Apply(ReadOnlySpan<short> whole, ReadOnlySpan<float> steps, Span<float> outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Length, Rows);
        var sums = stackalloc int[2 * Rows * Group];
        fixed (short* rows = whole)
        fixed (sbyte* all = Weights)
        fixed (
            float* into = outputs,
                scale = Scales,
                shift = Bias
        )
        {
            for (var j = 0; j < Outputs; j += 2 * Group)
            {
                for (var row = 0; row < steps.Length; row += Rows)
                {
                    // The last rows are computed with some before them, which come out the same again.
                    var first = Math.Min(row, steps.Length - Rows);
                    if (Avx512BW.IsSupported)
                    {
                        SumWide(rows + first * Inputs, Inputs, all + j * Inputs, sums);
                    }
                    else
                    {
                        Sum(rows + first * Inputs, Inputs, all + j * Inputs, sums);
                        Sum(rows + first * Inputs, Inputs, all + (j + Group) * Inputs, sums + Rows * Group);
                    }

                    for (var i = 0; i < 2 * Rows * Group; i += Lanes.Count)
                    {
                        var r = first + i / Group % Rows;
                        var o = j + i / (Rows * Group) * Group + i % Group;
                        var value = Vector256.ConvertToSingle(Vector256.Load(sums + i));
                        value = value * (Vector256.Load(scale + o) * steps[r]) + Vector256.Load(shift + o);
                        value.Store(into + r * Outputs + o);
                    }
                }
            }
        }
    }

    /// <summary>Four rows and twice sixteen outputs, in registers of sixteen numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumWide(short* rows, int inputs, sbyte* weights, int* sums)
    {
        Vector512<int> a1 = default,
            a2 = default,
            b1 = default,
            b2 = default,
            c1 = default,
            c2 = default,
            d1 = default,
            d2 = default;
        var (two, three, four) = (inputs, 2 * inputs, 3 * inputs);
        var next = weights + Group * inputs;
        for (var k = 0; k < inputs; k += 2)
        {
            var w1 = Avx512BW.ConvertToVector512Int16(Vector256.Load(weights + k * Group));
            var w2 = Avx512BW.ConvertToVector512Int16(Vector256.Load(next + k * Group));
            var pair = Vector512.Create(Pair(rows + k)).AsInt16();
            a1 += Avx512BW.MultiplyAddAdjacent(w1, pair);
            a2 += Avx512BW.MultiplyAddAdjacent(w2, pair);
            pair = Vector512.Create(Pair(rows + two + k)).AsInt16();
            b1 += Avx512BW.MultiplyAddAdjacent(w1, pair);
            b2 += Avx512BW.MultiplyAddAdjacent(w2, pair);
            pair = Vector512.Create(Pair(rows + three + k)).AsInt16();
            c1 += Avx512BW.MultiplyAddAdjacent(w1, pair);
            c2 += Avx512BW.MultiplyAddAdjacent(w2, pair);
            pair = Vector512.Create(Pair(rows + four + k)).AsInt16();
            d1 += Avx512BW.MultiplyAddAdjacent(w1, pair);
            d2 += Avx512BW.MultiplyAddAdjacent(w2, pair);
        }

        a1.Store(sums);
        b1.Store(sums + 16);
        c1.Store(sums + 32);
        d1.Store(sums + 48);
        a2.Store(sums + 64);
        b2.Store(sums + 80);
        c2.Store(sums + 96);
        d2.Store(sums + 112);
    }

    /// <summary>Four rows and sixteen outputs, in registers of eight numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Sum(short* rows, int inputs, sbyte* weights, int* sums)
    {
        Vector256<int> a1 = default,
            a2 = default,
            b1 = default,
            b2 = default,
            c1 = default,
            c2 = default,
            d1 = default,
            d2 = default;
        var (two, three, four) = (inputs, 2 * inputs, 3 * inputs);
        for (var k = 0; k < inputs; k += 2)
        {
            var w1 = Lanes.Widen(Vector128.Load(weights + k * Group));
            var w2 = Lanes.Widen(Vector128.Load(weights + k * Group + Group));
            var pair = Vector256.Create(Pair(rows + k)).AsInt16();
            a1 += Lanes.MultiplyAndAddPairs(w1, pair);
            a2 += Lanes.MultiplyAndAddPairs(w2, pair);
            pair = Vector256.Create(Pair(rows + two + k)).AsInt16();
            b1 += Lanes.MultiplyAndAddPairs(w1, pair);
            b2 += Lanes.MultiplyAndAddPairs(w2, pair);
            pair = Vector256.Create(Pair(rows + three + k)).AsInt16();
            c1 += Lanes.MultiplyAndAddPairs(w1, pair);
            c2 += Lanes.MultiplyAndAddPairs(w2, pair);
            pair = Vector256.Create(Pair(rows + four + k)).AsInt16();
            d1 += Lanes.MultiplyAndAddPairs(w1, pair);
            d2 += Lanes.MultiplyAndAddPairs(w2, pair);
        }

        a1.Store(sums);
        a2.Store(sums + 8);
        b1.Store(sums + 16);
        b2.Store(sums + 24);
        c1.Store(sums + 32);
        c2.Store(sums + 40);
        d1.Store(sums + 48);
        d2.Store(sums + 56);
    }

    /// <summary>Two neighbouring inputs as one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Pair(short* inputs) => *(int*)inputs;
}
