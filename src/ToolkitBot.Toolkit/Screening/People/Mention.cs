namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>How somebody is spoken of.</summary>
internal enum MentionKind
{
    /// <summary>By a name: "Doris", "Mrs Lowe", "K.T.".</summary>
    Named,

    /// <summary>By what they are: "the lad", "a 34 year old", "the vicar".</summary>
    Described,

    /// <summary>By where they lie: "bed 12".</summary>
    Placed,

    /// <summary>A colleague, by name.</summary>
    Colleague,

    /// <summary>No particular person, or the author's own family. Facts told of them count for no patient.</summary>
    General,
}

/// <summary>Somebody who is spoken of, and how much points to one patient.</summary>
/// <param name="Start">The first word.</param>
/// <param name="End">Behind the last word.</param>
/// <param name="Base">What the mention alone weighs; see <see cref="PatientIdentity"/>.</param>
/// <param name="Definite">One certain person: "the", "that", "our".</param>
internal sealed record Mention(MentionKind Kind, int Start, int End, int Base, bool Definite)
{
    /// <summary>The weights of what is told of them, by group.</summary>
    public Dictionary<Fact, int> Facts { get; } = [];

    public bool IsPatientKnown => Kind is MentionKind.Named or MentionKind.Described or MentionKind.Placed;

    /// <summary>How much points to this one patient; 0 where nothing could.</summary>
    public int Weight
    {
        get
        {
            if (!IsPatientKnown || Kind == MentionKind.Placed && Facts.Count == 0)
            {
                return 0;
            }

            var identified =
                Facts.Keys.Any(fact => FactTable.UseOf(fact) == FactUse.Identifies)
                || Knows(Fact.Age) && (Knows(Fact.Time) || Knows(Fact.Place));
            return Base
                + Facts.Sum(fact => identified || FactTable.UseOf(fact.Key) != FactUse.Supports ? fact.Value : 0);
        }
    }

    public bool Knows(Fact group) => Facts.ContainsKey(group);

    public void Tell(Fact fact) => Tell(FactTable.GroupOf(fact), FactTable.WeightOf(fact, Kind));

    /// <summary>Takes over what is told of the same person under another word.</summary>
    public void TakeOver(Mention other)
    {
        foreach (var (group, weight) in other.Facts)
        {
            Tell(group, weight);
        }
    }

    private void Tell(Fact group, int weight) => Facts[group] = Math.Max(weight, Facts.GetValueOrDefault(group));
}
