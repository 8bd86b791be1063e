namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>How a fact contributes to the weight.</summary>
internal enum FactUse
{
    /// <summary>Points to a patient by itself.</summary>
    Identifies,

    /// <summary>Always counts.</summary>
    Counts,

    /// <summary>Counts only together with a fact that identifies: a time or a place alone says nothing.</summary>
    Supports,
}

/// <summary>The kinds of facts about a person; <see cref="FactTable"/> has their weights.</summary>
internal enum Fact
{
    /// <summary>An illness said to be theirs: "has asthma", "with a broken hip".</summary>
    Illness,
    RareIllness,

    /// <summary>An illness a few words after a name.</summary>
    IllnessNearby,
    IllnessFarOff,

    /// <summary>What happened to them: "fell", "was admitted".</summary>
    Event,
    Behaviour,
    Bed,

    /// <summary>A bay, or the room of somebody without a name.</summary>
    SharedRoom,
    Room,
    Ward,

    /// <summary>A relative, such as a mother or son, attributed by a word such as "his".</summary>
    Relation,

    /// <summary>A relative directly after the person: "Ava's mum".</summary>
    OwnRelation,
    Treatment,

    /// <summary>A treatment of somebody whose name may be an ordinary word.</summary>
    DoubtfulTreatment,

    /// <summary>Called a patient after the name.</summary>
    Patient,

    /// <summary>A bed that acts: "bed six wants to go home".</summary>
    Person,

    /// <summary>"He" or "she" after a bed.</summary>
    Pronoun,
    Age,
    Time,
    Place,
    Role,
    Only,
    Who,

    /// <summary>"Who" after a bed.</summary>
    WhoInBed,

    /// <summary>A name, then a noun for the same person: "Tariq, a deaf boy".</summary>
    Apposition,

    /// <summary>A noun, then the name: "the boy in resus, Jayden".</summary>
    NameBehind,
    Care,
    Apology,
}
