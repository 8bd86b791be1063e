namespace ToolkitBot.Toolkit.Screening;

/// <summary>Function words: they name nothing and end a noun phrase.</summary>
internal static class FunctionWords
{
    private static readonly HashSet<string> Keys =
    [
        .. (
            "a an the and or but nor so if when while because as than that which who whom whose this these those there here it its he she they we you i "
            + "him her them us me my your his our their is are was were be been being am do does did done have has had having will would shall should can could may might must "
            + "in on at by for from to of off with without within into onto over under after before since until till about above below between through during against around "
            + "not no yes too also just only again always never ever soon now then today tomorrow yesterday every each all any some more most many much few up down out back away home "
            + "i'll i'd i'm i've we'll we're we've they'll they're you'll you're he'll she'll it'll don't won't can't isn't aren't gets got get deserve deserves need needs want wants "
            + "next last please how what where why like until unless yet still even both either neither one two three four five six seven eight nine ten"
        ).Split(' '),
    ];

    public static bool Has(string key) => Keys.Contains(key);
}
