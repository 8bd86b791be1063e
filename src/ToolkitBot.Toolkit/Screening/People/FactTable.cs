namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>
/// The weight of each fact as evidence for one patient. Variants of a fact share a group; only the heaviest of a group
/// counts.
/// </summary>
internal static class FactTable
{
    /// <param name="Named">The weight for a person with a name.</param>
    /// <param name="Other">The weight for any other person.</param>
    private sealed record Row(Fact Fact, Fact Group, int Named, int Other, FactUse Use);

    private static readonly Row[] Rows =
    [
        new(Fact.Illness, Fact.Illness, 3, 2, FactUse.Identifies),
        new(Fact.RareIllness, Fact.Illness, 3, 3, FactUse.Identifies),
        new(Fact.IllnessNearby, Fact.Illness, 2, 2, FactUse.Identifies),
        new(Fact.IllnessFarOff, Fact.Illness, 1, 1, FactUse.Identifies),
        new(Fact.Event, Fact.Event, 3, 2, FactUse.Identifies),
        new(Fact.Behaviour, Fact.Behaviour, 2, 2, FactUse.Identifies),
        new(Fact.Bed, Fact.Bed, 3, 3, FactUse.Identifies),
        new(Fact.SharedRoom, Fact.Bed, 2, 2, FactUse.Identifies),
        new(Fact.Room, Fact.Bed, 1, 2, FactUse.Identifies),
        new(Fact.Ward, Fact.Ward, 1, 1, FactUse.Identifies),
        new(Fact.Relation, Fact.Relation, 2, 1, FactUse.Identifies),
        new(Fact.OwnRelation, Fact.Relation, 2, 2, FactUse.Identifies),
        new(Fact.Treatment, Fact.Treatment, 3, 3, FactUse.Identifies),
        new(Fact.DoubtfulTreatment, Fact.Treatment, 2, 2, FactUse.Identifies),
        new(Fact.Patient, Fact.Patient, 3, 3, FactUse.Identifies),
        new(Fact.Pronoun, Fact.Pronoun, 1, 1, FactUse.Identifies),
        new(Fact.Person, Fact.Person, 2, 2, FactUse.Counts),
        new(Fact.Age, Fact.Age, 2, 1, FactUse.Counts),
        new(Fact.Apposition, Fact.Apposition, 1, 1, FactUse.Counts),
        new(Fact.NameBehind, Fact.Apposition, 2, 2, FactUse.Counts),
        new(Fact.Care, Fact.Care, 1, 1, FactUse.Counts),
        new(Fact.Apology, Fact.Care, 2, 2, FactUse.Counts),
        new(Fact.Time, Fact.Time, 1, 1, FactUse.Supports),
        new(Fact.Place, Fact.Place, 1, 1, FactUse.Supports),
        new(Fact.Role, Fact.Role, 1, 1, FactUse.Supports),
        new(Fact.Only, Fact.Only, 1, 1, FactUse.Supports),
        new(Fact.Who, Fact.Who, 0, 0, FactUse.Supports),
        new(Fact.WhoInBed, Fact.Who, 1, 1, FactUse.Supports),
    ];

    private static readonly Row[] ByFact = [.. Rows.OrderBy(row => row.Fact)];

    private static readonly string[] Names = [.. Enum.GetNames<Fact>().Select(name => name.ToLowerInvariant())];

    public static Fact GroupOf(Fact fact) => ByFact[(int)fact].Group;

    public static FactUse UseOf(Fact fact) => ByFact[(int)fact].Use;

    /// <summary>Returns the fact's name in the learnt screen.</summary>
    public static string NameOf(Fact fact) => Names[(int)fact];

    public static int WeightOf(Fact fact, MentionKind kind) =>
        kind == MentionKind.Named ? ByFact[(int)fact].Named : ByFact[(int)fact].Other;
}
