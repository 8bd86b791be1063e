namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// How alike a wish is to the example wishes of each platform: complement naive Bayes (Rennie and others,
/// 2003) on <see cref="WishFeatures"/>. It was chosen by measuring it against naive Bayes, nearest centroid
/// and logistic regression on wishes that it had not seen; it also stands the unequal numbers of examples
/// that a newly added row brings.
/// </summary>
internal sealed class WishLikeness
{
    private const double Smoothing = 1;

    /// <summary>Makes of the differences between platforms, which are small, shares that tell them apart.</summary>
    private const double Sharpness = 4;

    private readonly Dictionary<ulong, int> features = [];
    private readonly double[] rarity;
    private readonly double[][] weights;

    /// <param name="asks">The stems of the example wishes, a list of wishes for each platform.</param>
    public WishLikeness(IReadOnlyList<IReadOnlyList<List<string>>> asks)
    {
        var examples = new List<(int Platform, (int Feature, double Value)[] Vector)>();
        var standsIn = new List<int>();
        for (var platform = 0; platform < asks.Count; platform++)
        {
            foreach (var wish in asks[platform])
            {
                examples.Add((platform, CountNew(wish, standsIn)));
            }
        }

        rarity = new double[standsIn.Count];
        for (var f = 0; f < rarity.Length; f++)
        {
            rarity[f] = Math.Log((examples.Count + 1.0) / (standsIn[f] + 1)) + 1;
        }

        weights = Learn(examples, asks.Count);
    }

    /// <summary>
    /// Shares, one a platform and together 1; null where the wish holds nothing that the examples know.
    /// </summary>
    /// <param name="stems">The stems of the wish.</param>
    public double[]? Of(List<string> stems)
    {
        var known = new List<(int, double)>();
        foreach (var (feature, count) in WishFeatures.Of(stems))
        {
            if (features.TryGetValue(feature, out var index))
            {
                known.Add((index, count));
            }
        }

        if (known.Count == 0)
        {
            return null;
        }

        (int Feature, double Value)[] vector = [.. known];
        Normalise(vector);
        var shares = new double[weights.Length];
        for (var p = 0; p < shares.Length; p++)
        {
            foreach (var (feature, value) in vector)
            {
                shares[p] += weights[p][feature] * value * Sharpness;
            }
        }

        var highest = shares.Max();
        var sum = shares.Sum(score => Math.Exp(score - highest));
        return [.. shares.Select(score => Math.Exp(score - highest) / sum)];
    }

    private (int Feature, double Value)[] CountNew(List<string> stems, List<int> standsIn)
    {
        var counts = WishFeatures.Of(stems);
        var vector = new (int, double)[counts.Count];
        var next = 0;
        foreach (var (feature, count) in counts)
        {
            if (!features.TryGetValue(feature, out var index))
            {
                features[feature] = index = standsIn.Count;
                standsIn.Add(0);
            }

            standsIn[index]++;
            vector[next++] = (index, count);
        }

        return vector;
    }

    /// <summary>A feature's weight for a platform is how seldom it stands in the examples of all the others.</summary>
    private double[][] Learn(List<(int Platform, (int Feature, double Value)[] Vector)> examples, int platforms)
    {
        var own = new double[platforms][];
        for (var p = 0; p < platforms; p++)
        {
            own[p] = new double[rarity.Length];
        }

        var all = new double[rarity.Length];
        foreach (var (platform, vector) in examples)
        {
            Normalise(vector);
            foreach (var (feature, value) in vector)
            {
                own[platform][feature] += value;
                all[feature] += value;
            }
        }

        var total = all.Sum();
        foreach (var row in own)
        {
            var others = Math.Log(total - row.Sum() + (Smoothing * rarity.Length));
            for (var f = 0; f < row.Length; f++)
            {
                row[f] = others - Math.Log(all[f] - row[f] + Smoothing);
            }
        }

        return own;
    }

    /// <summary>Turns counts into values: rare features count more, and a long wish no more than a short one.</summary>
    private void Normalise((int Feature, double Value)[] vector)
    {
        double squares = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i].Value = (1 + Math.Log(vector[i].Value)) * rarity[vector[i].Feature];
            squares += vector[i].Value * vector[i].Value;
        }

        var length = Math.Sqrt(squares);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i].Value /= length;
        }
    }
}
