using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// Arithmetic on eight numbers at once that gives the same bits on every processor: sums are added in one order, no
/// multiplication is fused with an addition, and functions are polynomials of our own. Where the processor has no
/// registers of eight, the runtime takes smaller ones for the same steps.
/// </summary>
internal static class Lanes
{
    public const int Count = 8;

    /// <summary>Reads eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> At(ReadOnlySpan<float> values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);

    /// <summary>Writes eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(Vector256<float> lanes, Span<float> values, int index) =>
        lanes.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);

    /// <summary>The sum, always added in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Widen(Vector128<sbyte> bytes) =>
        Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));

    /// <summary>Multiplies sixteen whole numbers, and adds each two neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAndAddPairs(Vector256<short> left, Vector256<short> right) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(left, right) : PairsInSteps(left, right);

    /// <summary>The same where the processor has no instruction for it.</summary>
    public static Vector256<int> PairsInSteps(Vector256<short> left, Vector256<short> right)
    {
        var (a, b) = (left.AsInt32(), right.AsInt32());
        return ((a << 16) >> 16) * ((b << 16) >> 16) + (a >> 16) * (b >> 16);
    }

    /// <summary>e to the power of each number from -87 to 0; below it is next to nothing. After Cephes' expf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Max(x, Vector256.Create(-87f));
        var twos = Vector256.Floor(x * 1.44269504f + Vector256.Create(0.5f));
        x -= twos * 0.693359375f;
        x -= twos * -2.12194440e-4f;
        var y = x * 1.9875691500e-4f + Vector256.Create(1.3981999507e-3f);
        y = y * x + Vector256.Create(8.3334519073e-3f);
        y = y * x + Vector256.Create(4.1665795894e-2f);
        y = y * x + Vector256.Create(1.6666665459e-1f);
        y = y * x + Vector256.Create(5.0000001201e-1f);
        y = y * (x * x) + x + Vector256<float>.One;
        var power = (Vector256.ConvertToInt32(twos) + Vector256.Create(127)) << 23;
        return y * power.AsSingle();
    }

    /// <summary>The Gaussian error linear unit, x Φ(x), with the error function as a rational approximation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gelu(Vector256<float> x)
    {
        var z = Vector256.Min(Vector256.Max(x * 0.70710678f, Vector256.Create(-4f)), Vector256.Create(4f));
        var s = z * z;
        var p = s * -2.72614225801306e-10f + Vector256.Create(2.77068142495902e-08f);
        p = p * s + Vector256.Create(-2.10102402082508e-06f);
        p = p * s + Vector256.Create(-5.69250639462346e-05f);
        p = p * s + Vector256.Create(-7.34990630326855e-04f);
        p = p * s + Vector256.Create(-2.95459980854025e-03f);
        p = p * s + Vector256.Create(-1.60960333262415e-02f);
        var q = s * -1.45660718464996e-05f + Vector256.Create(-2.13374055278905e-04f);
        q = q * s + Vector256.Create(-1.68282697438203e-03f);
        q = q * s + Vector256.Create(-7.37332916720468e-03f);
        q = q * s + Vector256.Create(-1.42647390514189e-02f);
        return x * 0.5f * (Vector256<float>.One + z * p / q);
    }
}
