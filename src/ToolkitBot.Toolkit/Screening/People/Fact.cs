namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>What a fact counts for.</summary>
internal enum FactUse
{
    /// <summary>Tells of a patient by itself.</summary>
    Identifies,

    /// <summary>Always counts.</summary>
    Counts,

    /// <summary>Counts only beside a fact that identifies: a time or a place says nothing alone.</summary>
    Supports,
}

/// <summary>What may be told of somebody; the weights stand in <see cref="FactTable"/>.</summary>
internal enum Fact
{
    /// <summary>An illness that is said to be theirs: "has asthma", "with a broken hip".</summary>
    Illness,
    RareIllness,

    /// <summary>An illness a few words behind a name.</summary>
    IllnessNearby,
    IllnessFarOff,

    /// <summary>What happened to them: "fell", "was admitted".</summary>
    Event,
    Behaviour,
    Bed,

    /// <summary>A bay, or a room of somebody without a name.</summary>
    SharedRoom,
    Room,
    Ward,

    /// <summary>A mother, a son; where words such as "his" say so.</summary>
    Relation,

    /// <summary>The same directly behind the person: "Ava's mum".</summary>
    OwnRelation,
    Treatment,

    /// <summary>A treatment of somebody whose name may be another word.</summary>
    DoubtfulTreatment,

    /// <summary>Called a patient behind the name.</summary>
    Patient,

    /// <summary>A bed that does something: "bed six wants to go home".</summary>
    Person,

    /// <summary>"He" or "she" behind a bed.</summary>
    Pronoun,
    Age,
    Time,
    Place,
    Role,
    Only,
    Who,

    /// <summary>"Who" behind a bed.</summary>
    WhoInBed,

    /// <summary>A name and a noun for one person: "Tariq, a deaf boy".</summary>
    Apposition,

    /// <summary>The noun first and the name behind it: "the boy in resus, Jayden".</summary>
    NameBehind,
    Care,
    Apology,
}
