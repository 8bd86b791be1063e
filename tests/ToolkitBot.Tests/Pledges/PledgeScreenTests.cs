using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Tests.Pledges;

public sealed class PledgeScreenTests
{
    [Theory]
    [InlineData("Ring 999 123 4551 today", FindingKind.NhsNumber, "999 123 4551")]
    [InlineData("Ring ９９９１２３４５５１ today", FindingKind.NhsNumber, "９９９１２３４５５１")]
    [InlineData("Ring 9​9​9​1​2​3​4​5​5​1 today", FindingKind.NhsNumber, "9​9​9​1​2​3​4​5​5​1")]
    [InlineData("call 07700 900 123 now", FindingKind.Phone, "07700 900 123")]
    [InlineData("dial 01632 960119 for me", FindingKind.Phone, "01632 960119")]
    [InlineData("dial 0044 1632 960119 now", FindingKind.Phone, "0044 1632 960119")]
    [InlineData("call O77OO 9OO I23 now", FindingKind.Phone, "O77OO 9OO I23")]
    [InlineData("find DOB 14/02/1957 in the list", FindingKind.DateOfBirth, "14/02/1957")]
    [InlineData("the notes of MRN 00382716", FindingKind.HospitalNumber, "00382716")]
    [InlineData("write to a.b@example.org please", FindingKind.Email, "a.b@example.org")]
    [InlineData("I drive to ZZ99 3VZ each week", FindingKind.Postcode, "ZZ99 3VZ")]
    [InlineData("drop this off at ZZ99 3 V Z", FindingKind.Postcode, "ZZ99 3 V Z")]
    [InlineData("drop this off at LS9 7 TF", FindingKind.Postcode, "LS9 7 TF")]
    [InlineData("drop this off at LS 9 7TF", FindingKind.Postcode, "LS 9 7TF")]
    [InlineData("pay QQ 12 34 56 C on time", FindingKind.NationalInsurance, "QQ 12 34 56 C")]
    [InlineData("pay QQ123 456C on time", FindingKind.NationalInsurance, "QQ123 456C")]
    [InlineData("pay QQ 1-2-3-4-5-6 C too", FindingKind.NationalInsurance, "QQ 1-2-3-4-5-6 C")]
    [InlineData("send the form for qq123456c", FindingKind.NationalInsurance, "qq123456c")]
    [InlineData("pay Q Q 12 34 56 C on time", FindingKind.NationalInsurance, "Q Q 12 34 56 C")]
    [InlineData("pay (Ref QQ 12 34 56 C)", FindingKind.NationalInsurance, "QQ 12 34 56 C")]
    [InlineData("pay forQQ123456Cnow", FindingKind.NationalInsurance, "QQ123456C")]
    [InlineData("ring 99 91 23 45 51 now", FindingKind.NhsNumber, "99 91 23 45 51")]
    [InlineData("order a hoist for 9991234551", FindingKind.NhsNumber, "9991234551")]
    [InlineData("a delivery to BT 71 6 QP soon", FindingKind.Postcode, "BT 71 6 QP")]
    [InlineData("up the top of BD 12 OHR", FindingKind.Postcode, "BD 12 OHR")]
    [InlineData("drop it at PL4 (8RT", FindingKind.Postcode, "PL4 (8RT")]
    [InlineData("drop it at ls 9 7tf", FindingKind.Postcode, "ls 9 7tf")]
    [InlineData("go to cee eff one, two bee tee", FindingKind.Postcode, "cee eff one, two bee tee")]
    [InlineData("the desk is (01632) 960 277", FindingKind.Phone, "01632) 960 277")]
    [InlineData("my lap: 0 7 7 0 0 9 0 0 2 8 8", FindingKind.Phone, "0 7 7 0 0 9 0 0 2 8 8")]
    [InlineData("Dob: 23rdSept54 here", FindingKind.DateOfBirth, "23rdSept54")]
    [InlineData("DoB12121940 is doubled", FindingKind.DateOfBirth, "12121940")]
    [InlineData("it says 090457 (date of birth)", FindingKind.DateOfBirth, "090457")]
    [InlineData("born 22 of the 5th 64", FindingKind.DateOfBirth, "22 of the 5th 64")]
    [InlineData("attendance no. ED24-118832", FindingKind.HospitalNumber, "ED24-118832")]
    [InlineData("hospno2291047 sat here", FindingKind.HospitalNumber, "2291047")]
    [InlineData("T19-0046-W (hospital ID)", FindingKind.HospitalNumber, "T19-0046-W")]
    [InlineData("histology no 24/H/44710", FindingKind.HospitalNumber, "24/H/44710")]
    [InlineData("RiO 1093 345 to be rung", FindingKind.HospitalNumber, "1093 345")]
    [InlineData("write to jo@\nexample.org", FindingKind.Email, "jo@\nexample.org")]
    [InlineData("write: josmith at nhs.net", FindingKind.Email, "josmith at nhs.net")]
    public void A_finding_stands_where_it_was_typed(string text, string kind, string typed)
    {
        var finding = Assert.Single(PledgeContent.Screen.Check(text).Findings);
        Assert.Equal(kind, finding.Kind);
        Assert.Equal(typed, text.Substring(finding.Start, finding.Length));
    }

    [Fact]
    public void An_explanation_never_repeats_what_was_typed()
    {
        var result = PledgeContent.Screen.Check("patient Doris Bannister in bed 9, 07700 900123, dob 3.9.58");
        Assert.Equal(ScreenVerdict.Stop, result.Verdict);
        Assert.All(
            result.Findings,
            finding =>
            {
                Assert.DoesNotContain("Doris", finding.Explanation, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("07700", finding.Explanation, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_phone_number_is_explained_differently_from_a_patient()
    {
        var phone = PledgeContent.Screen.Check("ring 07700 900123").Findings[0];
        var patient = PledgeContent.Screen.Check("sit with our patient Tom").Findings[0];
        Assert.NotEqual(phone.Explanation, patient.Explanation);
    }

    [Theory]
    [InlineData("Miss Abernathy, our librarian, will train me to search properly")]
    [InlineData("The National Health Service was born on 5 July 1948, and we will have cake")]
    [InlineData("From now on I shut up and listen when relatives talk")]
    public void Colleagues_institutions_and_good_intentions_pass_the_rules(string text) =>
        Assert.Equal(ScreenVerdict.Pass, new PledgeScreen(PledgeContent.Screening).Check(text).Verdict);

    [Theory]
    [InlineData("Teach everybody to dial 2222 for the crash team")]
    [InlineData("B12 isn't on the list of vitamins we give")]
    [InlineData("E3 2 HR posts and W1 5 PM starts go on the board")]
    [InlineData("Order catalogue number 08-44217 for the gym")]
    [InlineData("Order no. QQ123456C gets here on Monday")]
    [InlineData("Policy 17, dated 02/11/1936 by mistake, goes in the bin")]
    [InlineData("From now on 1st of May 1990-style visiting hours are over")]
    [InlineData("Check the date of birth by 12/03/2027 on all charts")]
    [InlineData("patient no shows fell from 4000 to 2100")]
    [InlineData("In case no one asks, 4500 leaflets will be out by June")]
    [InlineData("Put the 0808 808 00 00 helpline on each bag")]
    [InlineData("ISBN 978 0 14 103614 4 is first in the book club")]
    [InlineData("Server 10.12.44.7 will be switched off at night")]
    [InlineData("Move the last laptops off build 10.0.19045.3803 by May")]
    [InlineData("Torch the old forms that nobody reads")]
    [InlineData("Side room 2 to be turned into a den without norovirus posters")]
    [InlineData("Blow up the ward with balloons for the birthday")]
    [InlineData("Chase up the broken blind in bay 2")]
    [InlineData("We'll mend the blind in side room 4 ourselves")]
    [InlineData("The café loses money at 120000 a year, so let's bring our own cups")]
    public void Numbers_of_things_and_rooms_pass(string text) =>
        Assert.Equal(ScreenVerdict.Pass, new PledgeScreen(PledgeContent.Screening).Check(text).Verdict);

    [Theory]
    [InlineData("I'm the man in bed 4 who had the stroke", ScreenVerdict.Review)]
    [InlineData("aka the man in bed 4 who had the stroke", ScreenVerdict.Review)]
    [InlineData("I'm feeding the man in bed 4 who had the stroke", ScreenVerdict.Stop)]
    [InlineData("bed 4 to be moved, he has dementia", ScreenVerdict.Stop)]
    [InlineData("Wave to the deaf one and read to the blind in bay 2", ScreenVerdict.Stop)]
    [InlineData("Side room 3 stays free for a norovirus outbreak", ScreenVerdict.Review)]
    [InlineData("Torch the ward with everyone in it", ScreenVerdict.Stop)]
    [InlineData("Bomb the ward with everyone in it", ScreenVerdict.Stop)]
    [InlineData("Blow up the ward with petrol", ScreenVerdict.Stop)]
    public void Who_tells_of_themselves_is_asked_and_who_means_it_is_stopped(string text, ScreenVerdict verdict) =>
        Assert.Equal(verdict, new PledgeScreen(PledgeContent.Screening).Check(text).Verdict);

    [Fact]
    public void A_title_stays_a_strangers_where_another_clause_begins_with_and_i() =>
        Assert.Equal(
            ScreenVerdict.Review,
            new PledgeScreen(PledgeContent.Screening)
                .Check("I saw that Mrs J. Marchetti was getting worse and I waited")
                .Verdict
        );

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\ud800 lone \udc00 surrogates")]
    [InlineData("e̴̢̛v̷i̶l̸ 😀😀 👩‍⚕️")]
    [InlineData("@@@...@@@---///")]
    [InlineData("the a of in")]
    [InlineData("bed")]
    [InlineData("mr")]
    [InlineData("patient")]
    [InlineData("nhs number")]
    public void Odd_text_passes_without_trouble(string text) =>
        Assert.Equal(ScreenVerdict.Pass, PledgeContent.Screen.Check(text).Verdict);

    [Fact]
    public void Any_mixture_of_the_words_it_knows_gets_a_verdict_and_places_inside_the_text()
    {
        var random = new Random(4);
        string[] parts =
        [
            "the",
            "lad",
            "in",
            "bed",
            "4",
            "bay",
            "Mrs",
            "Jones",
            "dob",
            "1/2/57",
            "nhs",
            "no.",
            "943",
            "476",
            "5919",
            "@",
            "at",
            "dot",
            "example",
            "com",
            "f**k",
            "kill",
            "manager",
            "his",
            "died",
            "Ava's",
            "mum",
            "34",
            "year",
            "old",
            "with",
            "MND",
            "07700",
            "oh",
            "double",
            "seven",
            "o",
            "ward",
            ",",
            ".",
            "!",
            "\n",
            "(",
            "😀",
            "９",
            "É",
            "patient",
            "a",
            "sister",
            "should be",
            "shot",
            "AB",
            "12",
            "C",
            "the nurses'",
            "14",
            "Acacia",
            "Avenue",
            "sort code",
            "J.",
            "B.",
            "-",
            "of ours",
        ];
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Join(
                random.Next(4) == 0 ? "" : " ",
                Enumerable.Range(0, random.Next(1, 30)).Select(_ => parts[random.Next(parts.Length)])
            );
            var result = PledgeContent.Screen.Check(text);
            Assert.All(
                result.Findings,
                finding =>
                    Assert.True(
                        finding.Start >= 0 && finding.Length > 0 && finding.Start + finding.Length <= text.Length
                    )
            );
            Assert.Equal(result.Findings.Count == 0, result.Verdict == ScreenVerdict.Pass);
        }
    }

    [Fact]
    public void A_very_long_text_is_screened_too()
    {
        foreach (var part in new[] { "9 ", "a.", "1234567890 ", "a at b dot c ", "the lad in bed 4 with ", "(", "f*" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
            Assert.NotNull(PledgeContent.Screen.Check(text));
        }
    }

    [Fact]
    public void A_missing_explanation_is_named_with_its_file()
    {
        var broken = ContentNode.ReadText("explanations:\n  phone: 'text'\nwords:\n  titles: mr\n", "screening.yaml");
        var problem = Assert.Throws<ContentException>(() => ScreeningWords.Read(broken));
        Assert.Contains("nhs-number", problem.Message, StringComparison.Ordinal);
        Assert.Contains("screening.yaml", problem.Message, StringComparison.Ordinal);
    }
}
