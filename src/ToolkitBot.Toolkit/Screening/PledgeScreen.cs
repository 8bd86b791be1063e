using ToolkitBot.Toolkit.Screening.Hostility;
using ToolkitBot.Toolkit.Screening.Learnt;
using ToolkitBot.Toolkit.Screening.Numbers;
using ToolkitBot.Toolkit.Screening.People;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>
/// Checks a pledge, before it is stored, logged or shown, for what must not become public: numbers that identify a
/// person, private contact details, patients who can be recognised, hostile words. Deterministic and thread-safe.
/// </summary>
/// <param name="words">The words by which the rules recognise people, illnesses, labels and hostility.</param>
/// <param name="learnt">The learnt screen; without it only the rules apply.</param>
public sealed class PledgeScreen(ScreeningWords words, LearntScreen? learnt = null)
{
    /// <summary>Longer texts are cut off here: no pledge may be this long; the length is checked elsewhere.</summary>
    public const int LongestText = 4000;

    // Of overlapping findings with the same verdict, the one listed first is reported.
    private static readonly string[] Order =
    [
        FindingKind.Email,
        FindingKind.NhsNumber,
        FindingKind.BankDetails,
        FindingKind.NationalInsurance,
        FindingKind.Phone,
        FindingKind.DateOfBirth,
        FindingKind.HospitalNumber,
        FindingKind.Postcode,
        FindingKind.HomeAddress,
        FindingKind.SharedEmail,
        FindingKind.PublicPhone,
        FindingKind.CarRegistration,
        FindingKind.NamedPatient,
        FindingKind.DescribedPatient,
        FindingKind.HostileWords,
    ];

    /// <summary>Screens a text as typed.</summary>
    /// <param name="text">The pledge, of any length; only its first <see cref="LongestText"/> count.</param>
    public ScreenResult Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        var found = Detect(text);
        if (found.Count == 0)
        {
            return ScreenResult.Clean;
        }

        var findings = Merge(found)
            .Select(raw => new ScreenFinding(
                raw.Kind,
                raw.Verdict,
                raw.Start,
                raw.Length,
                raw.Learnt ? words.ExplainDoubt(raw.Kind) : words.Explain(raw.Kind),
                words.ExplainToOwners(raw.Kind)
            ))
            .ToList();
        return new ScreenResult(findings.Max(finding => finding.Verdict), findings);
    }

    private List<RawFinding> Detect(string text)
    {
        var screened = ScreenText.Read(text, words);
        var (plain, digits) = (screened.Plain, screened.Digits);
        foreach (var view in new[] { plain, digits }.Distinct())
        {
            var dates = DateMentions.In(view.Text);
            NhsNumbers.Find(screened, view, dates);
            PhoneNumbers.Find(screened, view, dates);
            BirthDates.Find(screened, view, dates);
        }

        RecordNumbers.Find(screened);
        NationalInsurance.Find(screened);
        Postcodes.Find(screened);
        EmailAddresses.Find(screened);
        OtherPrivateData.Find(screened);
        PatientIdentity.Find(screened);
        HostileWords.Find(screened);
        learnt?.Find(screened);
        return screened.Findings;
    }

    private static List<RawFinding> Merge(List<RawFinding> found)
    {
        var kept = new List<RawFinding>();
        foreach (
            var raw in found
                .OrderByDescending(raw => raw.Verdict)
                .ThenBy(raw => Array.IndexOf(Order, raw.Kind))
                .ThenByDescending(raw => raw.Length)
        )
        {
            if (!kept.Any(other => raw.Start < other.End && other.Start < raw.End))
            {
                kept.Add(raw);
            }
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
        return kept;
    }
}
