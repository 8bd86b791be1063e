using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Shapes of phone numbers in the UK's numbering plan.</summary>
internal static class PhoneShapes
{
    /// <summary>Returns the number without its leading zero or country code; null if it is not a UK number.</summary>
    public static string? National(string digits, bool plus)
    {
        string? national = null;
        if (digits.StartsWith("0044", StringComparison.Ordinal))
        {
            national = digits[4..].TrimStart('0');
        }
        else if (digits.StartsWith("44", StringComparison.Ordinal) && (plus || digits.Length >= 12))
        {
            national = digits[2..].TrimStart('0');
        }
        else if (digits[0] == '0' && !plus)
        {
            national = digits[1..];
        }

        return national switch
        {
            { Length: 10 } when "1235789".Contains(national[0]) => national,
            { Length: 9 } when national[0] == '1' || national.StartsWith("800", StringComparison.Ordinal) => national,
            { Length: 7 }
                when national.StartsWith("800", StringComparison.Ordinal)
                    || national.StartsWith("845", StringComparison.Ordinal) => national,
            _ => null,
        };
    }

    /// <summary>Returns whether there is a plus before the number.</summary>
    public static bool HasPlus(string text, int start)
    {
        for (var i = start - 1; i >= 0 && start - i <= 3; i--)
        {
            if (text[i] == '+')
            {
                return true;
            }

            if (text[i] is not (' ' or '('))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Returns whether the digits are an ISBN: 13 digits beginning with 978 or 979.</summary>
    public static bool IsBook(string text, IReadOnlyList<DigitGroup> chain)
    {
        var digits = string.Concat(chain.Select(group => text[group.Start..group.End]));
        return digits.Length == 13
            && (
                digits.StartsWith("978", StringComparison.Ordinal) || digits.StartsWith("979", StringComparison.Ordinal)
            );
    }
}
