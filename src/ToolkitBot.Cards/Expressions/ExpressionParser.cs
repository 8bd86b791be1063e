namespace ToolkitBot.Cards.Expressions;

/// <summary>
/// Parses an expression once, at compile time. Operator precedence is that of the Adaptive Expression Language;
/// notably, <c>==</c> binds more tightly than <c>&lt;</c>.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MostLevels = 40;

    private static readonly string[][] Ranks =
    [
        ["??"],
        ["||"],
        ["&&"],
        ["<", "<=", ">", ">="],
        ["&"],
        ["==", "!=", "<>"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private readonly string source;
    private readonly List<ExpressionToken> tokens;
    private int at;
    private int level;

    private ExpressionParser(string source)
    {
        this.source = source;
        tokens = ExpressionTokens.Read(source);
    }

    private ExpressionToken Current => tokens[at];

    /// <summary>Parses the text between <c>${</c> and <c>}</c>.</summary>
    /// <exception cref="ExpressionException">It is not an expression of the language.</exception>
    public static Expression Parse(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            throw new ExpressionException("the expression is empty; name what it shall show.");
        }

        var parser = new ExpressionParser(source);
        var expression = parser.Choice();
        return parser.Current.Kind == TokenKind.End ? expression : throw parser.Unexpected("an operator or the end");
    }

    private Expression Choice()
    {
        if (++level > MostLevels)
        {
            throw new ExpressionException($"the expression is nested more than {MostLevels} levels deep.");
        }

        var condition = Ranked(0);
        if (Take("?"))
        {
            var yes = Choice();
            Demand(":");
            condition = Make("if", condition, yes, Choice());
        }

        level--;
        return condition;
    }

    private Expression Ranked(int rank)
    {
        if (rank == Ranks.Length)
        {
            return Unary();
        }

        var left = Ranked(rank + 1);
        while (Current.Kind == TokenKind.Symbol && Ranks[rank].Contains(Current.Text))
        {
            var symbol = tokens[at++].Text;
            left = Make(symbol, left, Ranked(rank + 1));
        }

        return left;
    }

    private Expression Unary()
    {
        if (++level > MostLevels)
        {
            throw new ExpressionException($"the expression is nested more than {MostLevels} levels deep.");
        }

        var expression =
            Take("!") ? Make("!", Unary())
            : Take("-") ? Make("-", new Literal(Value.Of(0)), Unary())
            : Take("+") ? Unary()
            : Primary();
        level--;
        return expression;
    }

    private Expression Primary()
    {
        var token = Current;
        if (Take("("))
        {
            var inner = Choice();
            Demand(")");
            return Path(PathStart.Expression, inner, token.Start, null);
        }

        at++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(Value.Of(token.Number));
            case TokenKind.Text:
                return new Literal(Value.Of(token.Text));
            case TokenKind.Name when Current is { Kind: TokenKind.Symbol, Text: "(" }:
                return Path(PathStart.Expression, CallOf(token.Text), token.Start, null);
            case TokenKind.Name:
                return Named(token);
            default:
                at--;
                throw Unexpected("a name, a number or a text");
        }
    }

    private Expression Named(ExpressionToken token) =>
        token.Text switch
        {
            "true" => new Literal(Value.Of(true)),
            "false" => new Literal(Value.Of(false)),
            "null" => new Literal(Value.Null),
            "$data" => Path(PathStart.Data, null, token.Start, null),
            "$root" => Path(PathStart.Root, null, token.Start, null),
            "$host" => Path(PathStart.Host, null, token.Start, null),
            "$index" => Path(PathStart.Index, null, token.Start, null),
            ['$', ..] => throw new ExpressionException(
                $"'{token.Text}' is not known; known are $data, $root, $index and $host."
            ),
            _ => Path(PathStart.Data, null, token.Start, token.Text),
        };

    private Call CallOf(string name)
    {
        Demand("(");
        var arguments = new List<Expression>();
        if (!Take(")"))
        {
            do
            {
                arguments.Add(Choice());
            } while (Take(","));
            Demand(")");
        }

        return Make(name, [.. arguments]);
    }

    private Expression Path(PathStart start, Expression? inner, int from, string? name)
    {
        var steps = new List<PathStep>();
        if (name is not null)
        {
            steps.Add(new(name, 0, null));
        }

        while (true)
        {
            if (Take("."))
            {
                if (Current.Kind != TokenKind.Name)
                {
                    throw Unexpected("a name after the dot");
                }

                steps.Add(new(tokens[at++].Text, 0, null));
            }
            else if (Take("["))
            {
                steps.Add(Bracketed());
            }
            else
            {
                return start == PathStart.Expression && steps.Count == 0
                    ? inner!
                    : new PathExpression(start, inner, [.. steps], source[from..tokens[at - 1].End]);
            }
        }
    }

    private PathStep Bracketed()
    {
        var key = Choice();
        Demand("]");
        return key switch
        {
            Literal { Value.Kind: ValueKind.Text } name => new(name.Value.Text, 0, null),
            Literal { Value.Kind: ValueKind.Number } place => new(
                null,
                Numbers.Whole(place.Value, "a position in [ ]"),
                null
            ),
            _ => new(null, 0, key),
        };
    }

    private static Call Make(string name, params Expression[] arguments)
    {
        var function = FunctionTable.Find(name);
        if (arguments.Length < function.Least || arguments.Length > function.Most)
        {
            throw new ExpressionException($"{name}() takes {function.Arity}, and was given {arguments.Length}.");
        }

        return new Call(function, arguments);
    }

    private bool Take(string symbol)
    {
        if (Current.Kind != TokenKind.Symbol || Current.Text != symbol)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Demand(string symbol)
    {
        if (!Take(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    private ExpressionException Unexpected(string wanted) =>
        new(
            Current.Kind == TokenKind.End
                ? $"it ends where {wanted} should follow."
                : $"'{Current.Text}' stands where {wanted} should."
        );
}
