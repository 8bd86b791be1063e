using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Tests.Pledges;

public sealed class ScreenDisguiseTests
{
    private static readonly PledgeScreen Rules = new(PledgeContent.Screening);

    [Theory]
    [InlineData("kill the manager")]
    [InlineData("our patient Margaret Pugh has dementia")]
    [InlineData("my mobile is 07700 900123")]
    [InlineData("chase NHS number 943 476 5919")]
    [InlineData("she was born on 3 May 1944, date of birth 03/05/1944")]
    public void Marks_that_nobody_sees_change_nothing(string plain)
    {
        var wanted = Kinds(plain);
        Assert.NotEmpty(wanted);

        // Zero width space, joiners, marks of direction, soft hyphen, variation selector, isolates, a combining stroke.
        foreach (var mark in "\u200b\u200c\u200d\u200e\u200f\u00ad\ufe0f\u2068\u2069\u2060\ufeff\u0336\u034f")
        {
            var hidden = string.Concat(plain.Select(c => char.IsLetterOrDigit(c) ? $"{c}{mark}" : $"{c}"));
            Assert.Equal(wanted, Kinds(hidden));
        }
    }

    [Theory]
    [InlineData("kill the manager", "кіll the mаnаgеr")]
    [InlineData("kill the manager", "κιll τhe mαnager")]
    [InlineData("kill the manager", "ｋｉｌｌ　ｔｈｅ　ｍａｎａｇｅｒ")]
    [InlineData("kill the manager", "ᴋɪʟʟ ᴛʜᴇ ᴍᴀɴᴀɢᴇʀ")]
    [InlineData("kill the manager", "𝓴𝓲𝓵𝓵 𝓽𝓱𝓮 𝓶𝓪𝓷𝓪𝓰𝓮𝓻")]
    [InlineData("our patient Margaret Pugh", "our patient Мargaret Рugh")]
    [InlineData("our patient Margaret Pugh", "οur ρatient Μargaret Ρugh")]
    [InlineData("our patient Margaret Pugh", "օur patieոt Margaret Pugհ")]
    [InlineData("our patient Margaret Pugh", "our patient Ꮇargaret Pugh")]
    [InlineData("my mobile is 07700 900123", "my mobile is ０７７００ ９００１２３")]
    [InlineData("my mobile is 07700 900123", "my mobile is ٠٧٧٠٠ ٩٠٠١٢٣")]
    [InlineData("my mobile is 07700 900123", "my mobile is ⓪⑦⑦⓪⓪ ⑨⓪⓪①②③")]
    public void Letters_and_digits_that_look_alike_are_read_as_what_they_look_like(string plain, string written) =>
        Assert.Equal(Kinds(plain), Kinds(written));

    [Theory]
    [InlineData("Ymlaen â'r gwaith: croeso cynnes i bob nyrs ŵyl y gaeaf")]
    [InlineData("Zoë's café and the naïve façade of Ålesund: a talk by our Polish colleagues from Łódź")]
    [InlineData("Добрый день to our Ukrainian colleagues, καλημέρα to our Greek ones")]
    public void Words_of_other_languages_pass(string text) =>
        Assert.Equal(ScreenVerdict.Pass, Rules.Check(text).Verdict);

    private static string[] Kinds(string text) =>
        [.. Rules.Check(text).Findings.Select(finding => $"{finding.Kind} {finding.Verdict}")];
}
