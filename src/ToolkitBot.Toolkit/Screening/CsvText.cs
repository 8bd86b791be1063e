namespace ToolkitBot.Toolkit.Screening;

/// <summary>Keeps text in exported tables from being run as a formula by a spreadsheet (OWASP, "CSV Injection").</summary>
public static class CsvText
{
    /// <summary>The text, with an apostrophe before it where a spreadsheet would calculate instead of show.</summary>
    public static string Defuse(string text)
    {
        foreach (var c in text)
        {
            if (c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '|' or '%')
            {
                return "'" + text;
            }

            // Spreadsheets trim, and skip what cannot be seen.
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('"' or '\'' or '\u200b' or '\ufeff'))
            {
                return text;
            }
        }

        return text;
    }
}
