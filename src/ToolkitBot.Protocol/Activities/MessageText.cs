using System.Text;

namespace ToolkitBot.Protocol.Activities;

/// <summary>What a person wrote, as people see it.</summary>
/// <param name="Text">
/// The words: no markup, entities decoded once, the bot's mention and quoted messages left out, other people's mentions as
/// their names, line breaks as <c>\n</c>.
/// </param>
/// <param name="MentionedNames">The names of the people mentioned, each once, in their order; never the bot's.</param>
/// <param name="WasMentioned">Whether the bot is spoken to by name.</param>
public sealed record MessageText(string Text, IReadOnlyList<string> MentionedNames, bool WasMentioned)
{
    /// <summary>The words in one line.</summary>
    public string Line { get; } = MessageLines.Tidy(Text, breaks: false);

    /// <summary>The text of a message.</summary>
    public static MessageText Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var mentions = new MentionedAccounts(activity);
        var seen = new StringBuilder();
        foreach (var piece in Markup.Read(activity.Text ?? ""))
        {
            seen.Append(piece.IsMention ? mentions.Resolve(piece.Text) : piece.Text);
        }

        var text = mentions.WithoutCalls(MessageLines.Tidy(seen.ToString(), breaks: true));
        return new(MessageLines.Tidy(text, breaks: true), mentions.Names, mentions.BotWasMentioned);
    }

    /// <summary>The text of a message that came as HTML, as in the payload of a message command.</summary>
    public static MessageText OfHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);

        // In HTML a line ends where an element says so, not where the source does.
        var pieces = Markup.Read(html.ReplaceLineEndings(" "));
        var text = string.Concat(pieces.Select(piece => piece.Text));
        var names = pieces
            .Where(piece => piece.IsMention)
            .Select(piece => MessageLines.Tidy(piece.Text, breaks: false));
        return new(MessageLines.Tidy(text, breaks: true), [.. names.Where(name => name.Length > 0).Distinct()], false);
    }
}
