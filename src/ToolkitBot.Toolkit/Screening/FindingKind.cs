namespace ToolkitBot.Toolkit.Screening;

/// <summary>The kinds of findings, as named in output and as keys of the explanations.</summary>
public static class FindingKind
{
    public const string NhsNumber = "nhs-number";
    public const string Phone = "phone";
    public const string PublicPhone = "public-phone";
    public const string Email = "email";
    public const string SharedEmail = "shared-email";
    public const string DateOfBirth = "date-of-birth";
    public const string HospitalNumber = "hospital-number";
    public const string Postcode = "postcode";
    public const string HomeAddress = "home-address";
    public const string NationalInsurance = "national-insurance";
    public const string BankDetails = "bank-details";
    public const string CarRegistration = "car-registration";
    public const string NamedPatient = "named-patient";
    public const string DescribedPatient = "described-patient";
    public const string HostileWords = "hostile-words";

    /// <summary>All kinds; each needs an explanation in the content.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NhsNumber,
        Phone,
        PublicPhone,
        Email,
        SharedEmail,
        DateOfBirth,
        HospitalNumber,
        Postcode,
        HomeAddress,
        NationalInsurance,
        BankDetails,
        CarRegistration,
        NamedPatient,
        DescribedPatient,
        HostileWords,
    ];
}
