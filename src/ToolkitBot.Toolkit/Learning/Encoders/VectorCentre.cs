namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>Brings vectors around 0 and their numbers to one size, by what the vectors that were learnt from are like.</summary>
/// <param name="numbers">The mean of each number, then what it is multiplied with.</param>
internal sealed class VectorCentre(ReadOnlyMemory<float> numbers)
{
    public ReadOnlySpan<float> Numbers => numbers.Span;

    /// <summary>The length of the vectors.</summary>
    public int Width => numbers.Length / 2;

    /// <summary>The centre of some vectors of one length.</summary>
    public static VectorCentre Of(IEnumerable<float[]> vectors, int width)
    {
        var (sums, squares, count) = (new double[width], new double[width], 0);
        foreach (var vector in vectors)
        {
            count++;
            for (var k = 0; k < width; k++)
            {
                double value = vector[k];
                sums[k] += value;
                squares[k] += value * value;
            }
        }

        var numbers = new float[2 * width];
        for (var k = 0; k < width; k++)
        {
            var mean = sums[k] / count;
            var spread = Math.Sqrt(Math.Max(0, squares[k] / count - mean * mean));
            (numbers[k], numbers[width + k]) = ((float)mean, spread == 0 ? 0 : (float)(1 / spread));
        }

        return new(numbers);
    }

    /// <summary>A row of inputs for a <see cref="VectorNetwork"/>, with 1 where the bias stands and 0 for more inputs.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="more">How many inputs follow those of the vector.</param>
    public float[] Row(ReadOnlySpan<float> vector, int more = 0)
    {
        var row = new float[VectorNetwork.RowOf(Width + more)];
        var centre = Numbers;
        for (var k = 0; k < Width; k++)
        {
            row[k] = (vector[k] - centre[k]) * centre[Width + k];
        }

        row[Width + more] = 1;
        return row;
    }
}
