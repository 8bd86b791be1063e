namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// Numbers that look like chance and are the same on every machine (xorshift, G. Marsaglia 2003), so that the same
/// examples always give the same model.
/// </summary>
/// <param name="seed">Any number but 0.</param>
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

    /// <summary>From 0 to below 1.</summary>
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
