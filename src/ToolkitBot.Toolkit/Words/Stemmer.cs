namespace ToolkitBot.Toolkit.Words;

/// <summary>Takes common English endings off a word, so that "recruiting" and "recruit" count as one.</summary>
internal static class Stemmer
{
    public static string Of(string word)
    {
        // "News" is no plural: cut, it would meet every "new".
        if (word.Length < 4 || word == "news")
        {
            return word;
        }

        if (word.Length > 4 && Ends(word, "ies"))
        {
            return word[..^3] + "y";
        }

        if (Ends(word, "sses"))
        {
            return word[..^2];
        }

        if (word.Length > 5 && Ends(word, "ing"))
        {
            return WithoutE(Undoubled(word[..^3]));
        }

        if (word.Length > 4 && Ends(word, "ed"))
        {
            return WithoutE(Undoubled(word[..^2]));
        }

        if (word.Length > 5 && Ends(word, "ers"))
        {
            return WithoutE(word[..^3]);
        }

        if (word.Length > 5 && Ends(word, "er"))
        {
            return WithoutE(word[..^2]);
        }

        if (word.Length > 5 && Ends(word, "ly"))
        {
            return word[..^2];
        }

        if (word.Length > 4 && Ends(word, "es"))
        {
            return WithoutE(word[..^2]);
        }

        return Ends(word, "s") && !Ends(word, "ss") && !Ends(word, "us") ? WithoutE(word[..^1]) : WithoutE(word);
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static string WithoutE(string word) => word.Length > 3 && word[^1] == 'e' ? word[..^1] : word;

    private static string Undoubled(string word) =>
        word.Length > 2 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;
}
