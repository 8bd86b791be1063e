using System.Globalization;
using System.Text;

namespace ToolkitBot.Cards.Expressions;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    Symbol,
    End,
}

internal readonly record struct ExpressionToken(TokenKind Kind, string Text, decimal Number, int Start, int End);

/// <summary>Splits an expression into tokens: names, numbers, quoted texts and symbols.</summary>
internal static class ExpressionTokens
{
    private static readonly string[] Symbols =
    [
        "==",
        "!=",
        "<>",
        "<=",
        ">=",
        "&&",
        "||",
        "??",
        "<",
        ">",
        "!",
        "+",
        "-",
        "*",
        "/",
        "%",
        "&",
        "?",
        ":",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
    ];

    public static List<ExpressionToken> Read(string source)
    {
        var tokens = new List<ExpressionToken>();
        var at = 0;
        while (at < source.Length)
        {
            if (char.IsWhiteSpace(source[at]))
            {
                at++;
                continue;
            }

            var token = Next(source, at);
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new(TokenKind.End, "the end", 0, source.Length, source.Length));
        return tokens;
    }

    private static ExpressionToken Next(string source, int start)
    {
        var c = source[start];
        if (char.IsAsciiDigit(c))
        {
            return Number(source, start);
        }

        if (char.IsLetter(c) || c is '_' or '$')
        {
            var end = start + 1;
            while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] == '_'))
            {
                end++;
            }

            return new(TokenKind.Name, source[start..end], 0, start, end);
        }

        if (c is '\'' or '"')
        {
            return Quoted(source, start);
        }

        if (c == '`')
        {
            throw new ExpressionException(
                "text in backquotes is not supported; use concat(...) or put the words outside of ${ }."
            );
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(source, start, symbol, 0, symbol.Length) == 0)
            {
                return new(TokenKind.Symbol, symbol, 0, start, start + symbol.Length);
            }
        }

        throw new ExpressionException($"'{c}' has no meaning in an expression.");
    }

    private static ExpressionToken Number(string source, int start)
    {
        var end = start;
        while (end < source.Length && char.IsAsciiDigit(source[end]))
        {
            end++;
        }

        if (end + 1 < source.Length && source[end] == '.' && char.IsAsciiDigit(source[end + 1]))
        {
            end++;
            while (end < source.Length && char.IsAsciiDigit(source[end]))
            {
                end++;
            }
        }

        return decimal.TryParse(
            source.AsSpan(start, end - start),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? new(TokenKind.Number, source[start..end], number, start, end)
            : throw new ExpressionException($"the number {source[start..end]} is too large.");
    }

    private static ExpressionToken Quoted(string source, int start)
    {
        var quote = source[start];
        var text = new StringBuilder();
        for (var at = start + 1; at < source.Length; at++)
        {
            var c = source[at];
            if (c == quote)
            {
                return new(TokenKind.Text, text.ToString(), 0, start, at + 1);
            }

            if (c == '\\' && at + 1 < source.Length)
            {
                at++;
                text.Append(
                    source[at] switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        var other => other,
                    }
                );
                continue;
            }

            text.Append(c);
        }

        throw new ExpressionException($"a text is opened with {quote} and not closed.");
    }
}
