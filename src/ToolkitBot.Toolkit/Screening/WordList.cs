using ToolkitBot.Toolkit.Screening.Numbers;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>The names of the word lists in the content.</summary>
internal static class WordList
{
    public const string Titles = "titles";
    public const string PetTitles = "pet-titles";
    public const string ColleagueTitles = "colleague-titles";
    public const string Staff = "staff";
    public const string Patients = "patients";
    public const string People = "people";
    public const string KnownPeople = "known-people";
    public const string Relations = "relations";
    public const string GeneralDeterminers = "general-determiners";
    public const string Groups = "groups";
    public const string GivenNames = "given-names";
    public const string AmbiguousNames = "ambiguous-names";
    public const string CapitalWords = "capital-words";
    public const string PublicNames = "public-names";
    public const string AfterPlaceNames = "after-place-names";
    public const string Illnesses = "illnesses";
    public const string RareIllnesses = "rare-illnesses";
    public const string IllnessAdjectives = "illness-adjectives";
    public const string AfterIllness = "after-illness";
    public const string IllnessLinks = "illness-links";
    public const string Events = "events";
    public const string Behaviours = "behaviours";
    public const string CareWords = "care-words";
    public const string IllnessEndings = "illness-endings";
    public const string NotIllnesses = "not-illnesses";
    public const string PersonVerbs = "person-verbs";
    public const string CareThings = "care-things";
    public const string CareActs = "care-acts";
    public const string Times = "times";
    public const string Places = "places";
    public const string OnlyWords = "only-words";
    public const string HeldUp = "held-up";
    public const string ColleagueBefore = "colleague-before";
    public const string ColleagueAfter = "colleague-after";
    public const string TeamWords = "team-words";
    public const string RecordLabels = "record-labels";
    public const string NhsLabels = "nhs-labels";
    public const string ReferenceLabels = "reference-labels";
    public const string LooseReferences = "loose-references";
    public const string RecordNouns = "record-nouns";
    public const string RecordSystems = "record-systems";
    public const string NumberWords = "number-words";
    public const string PostcodeLabels = "postcode-labels";
    public const string ReferencePrefixes = "reference-prefixes";
    public const string ExtensionLabels = "extension-labels";
    public const string PhoneLabels = "phone-labels";
    public const string PublicLineWords = "public-line-words";
    public const string BirthLabels = "birth-labels";
    public const string NotABirth = "not-a-birth";
    public const string AddressLabels = "address-labels";
    public const string StreetWords = "street-words";
    public const string PublicBuildingWords = "public-building-words";
    public const string SharedMailboxes = "shared-mailboxes";
    public const string EmailLabels = "email-labels";
    public const string NotAMailbox = "not-a-mailbox";
    public const string Slurs = "slurs";
    public const string SwearWords = "swear-words";
    public const string Insults = "insults";
    public const string InsultAdjectives = "insult-adjectives";
    public const string Intensifiers = "intensifiers";
    public const string ViolentVerbs = "violent-verbs";
    public const string ViolentPassives = "violent-passives";
    public const string PassiveLinks = "passive-links";
    public const string ViolentSubjects = "violent-subjects";
    public const string Threats = "threats";
    public const string Contempt = "contempt";
    public const string TurnedRound = "turned-round";
    public const string AboutWords = "about-words";
    public const string Harmless = "harmless";
    public const string AnybodyWords = "anybody-words";
    public const string InsultedPeople = "insulted-people";
    public const string DescribingPeople = "describing-people";
    public const string Medical = "medical";
    public const string Jobs = "jobs";
    public const string Scorn = "scorn";
    public const string Aggression = "aggression";
    public const string RoomWorks = "room-works";
    public const string Repairs = "repairs";
    public const string Weapons = "weapons";
    public const string Peoples = "peoples";

    public static readonly string[] All =
    [
        Titles,
        PetTitles,
        ColleagueTitles,
        Staff,
        Patients,
        People,
        KnownPeople,
        Relations,
        GeneralDeterminers,
        Groups,
        GivenNames,
        AmbiguousNames,
        CapitalWords,
        PublicNames,
        AfterPlaceNames,
        Illnesses,
        RareIllnesses,
        IllnessAdjectives,
        AfterIllness,
        IllnessLinks,
        Events,
        Behaviours,
        CareWords,
        IllnessEndings,
        NotIllnesses,
        PersonVerbs,
        CareThings,
        CareActs,
        Times,
        Places,
        OnlyWords,
        HeldUp,
        ColleagueBefore,
        ColleagueAfter,
        TeamWords,
        RecordLabels,
        NhsLabels,
        ReferenceLabels,
        LooseReferences,
        RecordNouns,
        RecordSystems,
        NumberWords,
        PostcodeLabels,
        ReferencePrefixes,
        ExtensionLabels,
        PhoneLabels,
        PublicLineWords,
        BirthLabels,
        NotABirth,
        AddressLabels,
        StreetWords,
        PublicBuildingWords,
        SharedMailboxes,
        EmailLabels,
        NotAMailbox,
        Slurs,
        SwearWords,
        Insults,
        InsultAdjectives,
        Intensifiers,
        ViolentVerbs,
        ViolentPassives,
        PassiveLinks,
        ViolentSubjects,
        Threats,
        Contempt,
        TurnedRound,
        AboutWords,
        Harmless,
        AnybodyWords,
        InsultedPeople,
        DescribingPeople,
        Medical,
        Jobs,
        Scorn,
        Aggression,
        RoomWorks,
        Repairs,
        Weapons,
        Peoples,
    ];
}
