using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ToolkitBot.Protocol.Activities;

/// <summary>The HTML of messages, read into what a person sees of it. In linear time, whatever a stranger sends.</summary>
internal static class Markup
{
    private const string Mention = "at";
    private const string Quote = "blockquote";

    /// <summary>Elements whose content is not what the sender said.</summary>
    private static readonly FrozenSet<string> Silent = Names("attachment quoted script style title template");
    private static readonly FrozenSet<string> Blocks = Names(
        "article blockquote br codeblock dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul"
    );
    private static readonly FrozenSet<string> Inline = Names(
        "a abbr at b big body caption center cite code col colgroup del em emoji font head html i img ins kbd label link mark"
            + " meta q s small span strike strong sub sup tbody td tfoot th thead time tt u var"
    );

    // A tag has no attributes, or one with a value: "<b and c>" is arithmetic.
    private static readonly Regex Signs = new(
        """
        (?<tag><(?<close>/)?(?<name>[a-z][a-z0-9:-]*)(?<value>(?:\s+(?:itemscope|[a-z][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+)))*)\s*(?<end>/)?>)
        |<!--|<[!?][a-z][^<>]*>
        |&(?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});
        |[<&]
        """,
        RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.Singleline
            | RegexOptions.IgnorePatternWhitespace
    );

    /// <summary>A run of text; a mention where it stood between the tags of one.</summary>
    internal readonly record struct Piece(string Text, bool IsMention = false);

    /// <summary>
    /// What is seen of the markup, without quotes of other messages. A message that is nothing but a quotation of its own
    /// says what it quotes.
    /// </summary>
    internal static List<Piece> Read(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return [new(html)];
        }

        var tokens = Tokens(html);
        var ends = Ends(tokens);
        var said = Pieces(tokens, ends, withQuotes: false);
        return said.TrueForAll(piece => string.IsNullOrWhiteSpace(piece.Text))
            ? Pieces(tokens, ends, withQuotes: true)
            : said;
    }

    private static List<HtmlToken> Tokens(string html)
    {
        var closed = Signs.Matches(html).Where(IsClosing).Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lastComment = html.LastIndexOf("-->", StringComparison.Ordinal);
        var clean = Signs.Replace(html, sign => IsMarkup(sign, closed, lastComment) ? sign.Value : Escaped(sign.Value));
        using var source = new TextSource(clean);
        return [.. source.Tokenize(HtmlEntityProvider.Resolver)];
    }

    private static bool IsClosing(Match sign) => sign.Groups["close"].Success;

    private static string NameOf(Match sign) => sign.Groups["name"].Value;

    /// <summary>Whether it is a tag or an entity. Somebody may well write "by &lt;name&gt;" and mean it.</summary>
    private static bool IsMarkup(Match sign, HashSet<string> closed, int lastComment)
    {
        if (!sign.Groups["tag"].Success)
        {
            return sign.Length > 1 && (sign.Value != "<!--" || sign.Index < lastComment);
        }

        var name = NameOf(sign).ToLowerInvariant();
        return sign.Groups["value"].Length > 0
            || sign.Groups["end"].Success
            || closed.Contains(name)
            || Inline.Contains(name)
            || Blocks.Contains(name)
            || Silent.Contains(name);
    }

    private static string Escaped(string sign) => (sign[0] == '<' ? "&lt;" : "&amp;") + sign[1..];

    /// <summary>For each start tag its end tag, both as places in the list. A start tag that is never closed has none.</summary>
    private static Dictionary<int, int> Ends(List<HtmlToken> tokens)
    {
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        var ends = new Dictionary<int, int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag, IsSelfClosing: false })
            {
                (open.TryGetValue(token.Name, out var places) ? places : open[token.Name] = new()).Push(at);
            }
            else if (
                token.Type == HtmlTokenType.EndTag
                && open.TryGetValue(token.Name, out var starts)
                && starts.TryPop(out var start)
            )
            {
                ends[start] = at;
            }
        }

        return ends;
    }

    private static List<Piece> Pieces(List<HtmlToken> tokens, Dictionary<int, int> ends, bool withQuotes)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var hasEnd = ends.TryGetValue(at, out var end);
            if (hasEnd && IsHidden(token.AsTag(), withQuotes))
            {
                pieces.Add(new(MessageLines.Block));
                at = end;
            }
            else if (hasEnd && token.Name == Mention)
            {
                pieces.Add(
                    new(string.Concat(tokens[at..end].Where(IsText).Select(text => text.Data)), IsMention: true)
                );
                at = end;
            }
            else
            {
                pieces.Add(new(Seen(token)));
            }
        }

        return pieces;
    }

    private static bool IsText(HtmlToken token) => token.Type == HtmlTokenType.Character;

    private static bool IsHidden(HtmlTagToken tag, bool withQuotes) =>
        Silent.Contains(tag.Name)
        || (
            tag.Name == Quote
            && (!withQuotes || tag.GetAttribute("itemtype").EndsWith("/Reply", StringComparison.OrdinalIgnoreCase))
        );

    private static string Seen(HtmlToken token) =>
        token switch
        {
            { Type: HtmlTokenType.Character } => token.Data,
            HtmlTagToken tag when IsEmoji(tag) => tag.GetAttribute("alt"),
            HtmlTagToken { Name: "td" or "th" } => " ",
            HtmlTagToken tag when Silent.Contains(tag.Name) => " ",
            HtmlTagToken { Name: "br" } => "\n",
            HtmlTagToken tag when Blocks.Contains(tag.Name) => MessageLines.Block,
            _ => "",
        };

    private static bool IsEmoji(HtmlTagToken tag) =>
        tag.Type == HtmlTokenType.StartTag
        && (
            tag.Name == "emoji"
            || (
                tag.Name == "img" && tag.GetAttribute("itemtype").EndsWith("/Emoji", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
