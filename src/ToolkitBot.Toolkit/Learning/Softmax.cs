namespace ToolkitBot.Toolkit.Learning;

/// <summary>Turns values into shares that add up to 1.</summary>
internal static class Softmax
{
    /// <param name="values">The values, at least one.</param>
    /// <param name="sharpness">The higher, the more the largest value gets (an inverse temperature).</param>
    public static double[] Of(ReadOnlySpan<float> values, double sharpness = 1)
    {
        var most = float.MinValue;
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }

        var shares = new double[values.Length];
        var total = 0.0;
        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] = Math.Exp((values[k] - most) * sharpness);
            total += shares[k];
        }

        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] /= total;
        }

        return shares;
    }
}
