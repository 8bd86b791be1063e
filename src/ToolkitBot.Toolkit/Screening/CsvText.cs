namespace ToolkitBot.Toolkit.Screening;

/// <summary>Keeps spreadsheets from running exported text as a formula (OWASP, "CSV Injection").</summary>
public static class CsvText
{
    /// <summary>Returns the text, with a leading apostrophe if a spreadsheet would evaluate it.</summary>
    public static string Defuse(string text)
    {
        foreach (var c in text)
        {
            if (c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '|' or '%')
            {
                return "'" + text;
            }

            // Spreadsheets trim the text and skip invisible characters.
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('"' or '\'' or '\u200b' or '\ufeff'))
            {
                return text;
            }
        }

        return text;
    }

    /// <summary>Returns what <see cref="Defuse"/> was given.</summary>
    public static string Restore(string cell) => cell is ['\'', .. var text] && Defuse(text) == cell ? text : cell;
}
