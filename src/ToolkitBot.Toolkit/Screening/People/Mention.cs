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

    /// <summary>Nobody in particular, or the author and their own family. Takes what is told to itself.</summary>
    General,
}

/// <summary>Somebody who is spoken of, and how much points to one patient.</summary>
/// <param name="Start">The first word.</param>
/// <param name="End">Behind the last word.</param>
/// <param name="Base">What the mention alone weighs; see <see cref="PatientIdentity"/>.</param>
/// <param name="Definite">One certain person: "the", "that", "our".</param>
internal sealed record Mention(MentionKind Kind, int Start, int End, int Base, bool Definite)
{
    /// <summary>Weights of what is told of them, each kind of fact once.</summary>
    public Dictionary<string, int> Facts { get; } = [];

    public bool IsPatientKnown => Kind is MentionKind.Named or MentionKind.Described or MentionKind.Placed;

    public void Tell(string fact, int weight) => Facts[fact] = Math.Max(weight, Facts.GetValueOrDefault(fact));
}
