using System.Collections.Frozen;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>
/// Letters of other alphabets that read as Latin ones: after Unicode's table of confusable characters (UTS #39), those
/// that somebody can type for a letter of English.
/// </summary>
internal static class LookAlikes
{
    // Each alphabet above the Latin letters that its own are mistaken for.
    private static readonly (string Letters, string Latin)[] Alphabets =
    [
        // Cyrillic
        ("аеорсхуіјѕһԁԛԝӏгѵԍкмтвпиьАВЕКМНОРСТХУІЈЅҮԌԚԜ", "aeopcxyijshdqwlrvgkmtbnubABEKMHOPCTXYIJSYGQW"),
        // Greek
        ("αβγεηικμνορστυχωςϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abyenikuvopotuxwcjABEZHIKMNOPTYX"),
        // Armenian
        ("օոսհզցյաՕՍՏԼ", "onuhqgjwOUSL"),
        // Cherokee
        ("ᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏚᏙᏞᏟᏢᏦᏴ", "DRTAJEWMHGZSVLCPKB"),
        // Latin letters of other shapes: small capitals, phonetic letters, letters without a dot.
        ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıȷɩʋᴦ", "abcdefghijklmnoprstuvwyzagijivr"),
    ];

    private static readonly FrozenDictionary<char, char> Doubles = Alphabets
        .SelectMany(alphabet => alphabet.Letters.Zip(alphabet.Latin))
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The Latin letter that a character is mistaken for, or the character itself.</summary>
    public static char Latin(char c) => Doubles.GetValueOrDefault(c, c);
}
