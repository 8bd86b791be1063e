using System.Globalization;

namespace ToolkitBot.Cards.Expressions;

/// <summary>Formats dates, in UTC and independently of the machine's settings.</summary>
internal static class Dates
{
    private const string DefaultFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static Value Format(Value[] arguments)
    {
        var text = Texts.Of(arguments[0], "formatDateTime");
        if (
            !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
        {
            throw new ExpressionException(
                "formatDateTime() takes a date such as 2026-11-22 or 2026-11-22T09:30:00Z, and was given other text."
            );
        }

        var format = arguments.Length > 1 ? Texts.Of(arguments[1], "formatDateTime") : DefaultFormat;
        try
        {
            return Value.Of(time.ToString(format, Culture(arguments, 2)));
        }
        catch (FormatException)
        {
            throw new ExpressionException("the format of formatDateTime() is not a date format.");
        }
    }

    public static CultureInfo Culture(Value[] arguments, int at)
    {
        if (arguments.Length <= at)
        {
            return CultureInfo.InvariantCulture;
        }

        var name = Texts.Of(arguments[at], "the language of a format");
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            throw new ExpressionException("the last argument must be a language such as 'en-GB' or 'cy'.");
        }
    }
}
