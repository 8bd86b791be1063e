using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>The vectors of many texts, as <see cref="TextEncoder.Encode"/> gives them, one after the other.</summary>
internal sealed class TextVectors
{
    private const int Width = TextEncoder.Width;

    private readonly ReadOnlyMemory<sbyte> values;

    /// <exception cref="FormatException">These are not whole vectors.</exception>
    public TextVectors(ReadOnlyMemory<sbyte> values)
    {
        this.values = values;
        if (values.Length % Width != 0)
        {
            throw new FormatException("The vectors of this book are not whole.");
        }
    }

    public ReadOnlyMemory<sbyte> Values => values;

    public int Count => values.Length / Width;

    public ReadOnlySpan<sbyte> this[int text] => values.Span.Slice(text * Width, Width);

    /// <summary>The length of a vector.</summary>
    public static float Length(ReadOnlySpan<sbyte> vector) => MathF.Sqrt(Dot(vector, vector));

    /// <summary>The dot product of two vectors, exact.</summary>
    public static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        Span<int> product = stackalloc int[1];
        Dots(left, right, product);
        return product[0];
    }

    /// <summary>The dot products of one vector and all of these.</summary>
    public void Dots(ReadOnlySpan<sbyte> vector, Span<int> products) => Dots(vector, values.Span, products);

    /// <summary>The vector in the middle of these, each taken as if of length 1.</summary>
    public sbyte[] Centre()
    {
        var centre = new float[Width];
        for (var i = 0; i < Count; i++)
        {
            var vector = this[i];
            var length = Length(vector);
            for (var k = 0; k < Width; k++)
            {
                centre[k] += vector[k] / length;
            }
        }

        return TextEncoder.Reduced(centre);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots(ReadOnlySpan<sbyte> vector, ReadOnlySpan<sbyte> others, Span<int> products)
    {
        Span<short> wide = stackalloc short[Width];
        ref var from = ref MemoryMarshal.GetReference(wide);
        for (var k = 0; k < Width; k += 16)
        {
            Lanes.Widen(Vector128.Create(vector.Slice(k, 16))).StoreUnsafe(ref from, (nuint)k);
        }

        ref var other = ref MemoryMarshal.GetReference(others);
        for (var i = 0; i < products.Length; i++)
        {
            var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (nuint k = 0; k < Width; k += 32)
            {
                even += Lanes.MultiplyAndAddPairs(
                    Lanes.Widen(Vector128.LoadUnsafe(ref other, k)),
                    Vector256.LoadUnsafe(ref from, k)
                );
                odd += Lanes.MultiplyAndAddPairs(
                    Lanes.Widen(Vector128.LoadUnsafe(ref other, k + 16)),
                    Vector256.LoadUnsafe(ref from, k + 16)
                );
            }

            products[i] = Vector256.Sum(even + odd);
            other = ref Unsafe.Add(ref other, Width);
        }
    }
}
