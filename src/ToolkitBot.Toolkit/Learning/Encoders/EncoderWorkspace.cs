using System.Buffers;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>The memory that encoding one text needs: rented, and given back at the end.</summary>
internal sealed class EncoderWorkspace : IDisposable
{
    private const int Width = TextEncoder.Width;
    private const int Widest = 4 * Width;

    private readonly float[] numbers;
    private readonly short[] whole;
    private readonly int rows;

    public EncoderWorkspace(int tokens)
    {
        Tokens = tokens;
        rows = Math.Max(tokens, DenseLayer.Rows);
        numbers = ArrayPool<float>.Shared.Rent(rows * (Widest + 3 * Width + 2) + Lanes.Count);
        whole = ArrayPool<short>.Shared.Rent(rows * Widest);
        numbers.AsSpan(0, 2 * rows * Width).Clear();
    }

    public int Tokens { get; }

    /// <summary>A row for each token; after a very short text some more, which nobody reads.</summary>
    public Span<float> Rows => numbers.AsSpan(0, rows * Width);

    /// <summary>What attention gathers for each token.</summary>
    public Span<float> Context => numbers.AsSpan(rows * Width, rows * Width);

    /// <summary>What is added to each token.</summary>
    public Span<float> Change => numbers.AsSpan(2 * rows * Width, rows * Width);

    /// <summary>The step of each reduced row.</summary>
    public Span<float> Steps => numbers.AsSpan(rows * (3 * Width + Widest), rows);

    /// <summary>The attention that one token pays to each, filled up to whole lanes.</summary>
    public Span<float> Shares =>
        numbers.AsSpan(rows * (3 * Width + Widest + 1), (Tokens + Lanes.Count - 1) / Lanes.Count * Lanes.Count);

    /// <summary>Wide rows: queries, keys and values, or the inner layer.</summary>
    public Span<float> Inner(int width) => numbers.AsSpan(3 * rows * Width, rows * width);

    /// <summary>Rows reduced to whole numbers.</summary>
    public Span<short> Whole(int width) => whole.AsSpan(0, rows * width);

    public void Dispose()
    {
        // A text could be read back from these.
        ArrayPool<float>.Shared.Return(numbers, clearArray: true);
        ArrayPool<short>.Shared.Return(whole, clearArray: true);
    }
}
