using System.Collections.Frozen;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>
/// Letters of other alphabets that look like Latin ones: those in Unicode's table of confusable characters (UTS #39)
/// that people can type in place of an English letter.
/// </summary>
internal static class LookAlikes
{
    // Letters of each alphabet, above the Latin letters they look like.
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

    /// <summary>Returns the Latin letter that a character looks like, or the character itself.</summary>
    public static char Latin(char c) => Doubles.GetValueOrDefault(c, c);
}
