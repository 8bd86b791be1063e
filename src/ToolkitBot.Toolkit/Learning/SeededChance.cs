namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// A pseudo-random generator (xorshift, G. Marsaglia 2003) with the same sequence on every machine, so that the same
/// examples always give the same model.
/// </summary>
/// <param name="seed">Any number except 0.</param>
internal sealed class SeededChance(uint seed)
{
    private uint state = seed;

    public uint Next()
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }

    /// <summary>Returns a number of at least 0 and below 1.</summary>
    public float Share() => (Next() >> 8) / (float)(1 << 24);

    public void Shuffle(int[] order)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (uint)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
