namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>How a person is referred to.</summary>
internal enum MentionKind
{
    /// <summary>By a name: "Doris", "Mrs Lowe", "K.T.".</summary>
    Named,

    /// <summary>By a description: "the lad", "a 34 year old", "the vicar".</summary>
    Described,

    /// <summary>By a place: "bed 12".</summary>
    Placed,

    /// <summary>A colleague, by name.</summary>
    Colleague,

    /// <summary>Nobody in particular, or the author's own family. Facts about them count for no patient.</summary>
    General,
}

/// <summary>A person mentioned in the text, and the evidence that it is a patient.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="End">Index after the last word.</param>
/// <param name="Base">The weight of the mention alone; see <see cref="PatientIdentity"/>.</param>
/// <param name="Definite">Whether it is a specific person: "the", "that", "our".</param>
internal sealed record Mention(MentionKind Kind, int Start, int End, int Base, bool Definite)
{
    /// <summary>The weights of the facts about the person, by group.</summary>
    public Dictionary<Fact, int> Facts { get; } = [];

    public bool IsPatientKnown => Kind is MentionKind.Named or MentionKind.Described or MentionKind.Placed;

    /// <summary>The total weight of the evidence; 0 if the person cannot be a patient.</summary>
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

    /// <summary>Adds the facts of another mention of the same person.</summary>
    public void TakeOver(Mention other)
    {
        foreach (var (group, weight) in other.Facts)
        {
            Tell(group, weight);
        }
    }

    private void Tell(Fact group, int weight) => Facts[group] = Math.Max(weight, Facts.GetValueOrDefault(group));
}
