using System.Text;

namespace ToolkitBot.Protocol.Activities;

/// <summary>Mentions in the text of a message.</summary>
public static class Mentions
{
    /// <summary>Value of <see cref="Entity.Type"/> for a mention.</summary>
    public const string EntityType = "mention";

    // Only these four: Teams writes them, and decoding more would change what somebody typed.
    private static readonly (string Encoded, char Decoded)[] Encodings =
    [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", ' '),
    ];

    /// <summary>Whether the message mentions the bot that received it.</summary>
    public static bool OfBot(Activity activity) => BotMentions(activity).Any();

    /// <summary>
    /// The text as a command or a question: every mention of the bot taken out, HTML entities decoded once, runs of
    /// white space collapsed. Mentions of other people stay. Empty where there is no text.
    /// </summary>
    /// <remarks>
    /// The literal text of the mention entity is removed, wherever it stands and in any case. The bot's name is used
    /// only where the entity has no text: names are localised and differ from the registered one.
    /// </remarks>
    public static string RemoveBot(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in BotMentions(activity))
        {
            var needle = Needle(mention);
            if (needle is not null)
            {
                text = text.Replace(needle, " ", StringComparison.OrdinalIgnoreCase);
            }
        }

        return Tidy(text);
    }

    private static IEnumerable<Entity> BotMentions(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        return string.IsNullOrEmpty(bot) || activity.Entities is null
            ? []
            : activity.Entities.Where(entity => entity.Type == EntityType && entity.Mentioned?.Id == bot);
    }

    private static string? Needle(Entity mention)
    {
        if (!string.IsNullOrWhiteSpace(mention.Text))
        {
            return mention.Text;
        }

        var name = mention.Mentioned?.Name;
        return string.IsNullOrEmpty(name) ? null : $"<at>{name}</at>";
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var next = Decode(text, ref at);
            if (!char.IsWhiteSpace(next))
            {
                tidy.Append(next);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }

    private static char Decode(string text, ref int at)
    {
        if (text[at] == '&')
        {
            foreach (var (encoded, decoded) in Encodings)
            {
                if (string.CompareOrdinal(text, at, encoded, 0, encoded.Length) == 0)
                {
                    at += encoded.Length;
                    return decoded;
                }
            }
        }

        return text[at++];
    }
}
