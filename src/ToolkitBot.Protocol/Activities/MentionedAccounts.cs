using System.Text;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// The mentions of one message: its entities, told apart by the text they stand for. Visible names are localised and need
/// not be the registered ones, so names count only where no entity claims the text.
/// </summary>
internal sealed class MentionedAccounts
{
    private readonly string? bot;
    private readonly List<Named> unmet;
    private readonly List<Named> all;
    private readonly List<string> names = [];

    internal MentionedAccounts(Activity activity)
    {
        bot = Plain(activity.Recipient?.Name);
        var id = activity.Recipient?.Id;
        all =
        [
            .. (activity.Entities ?? [])
                .Where(entity => entity is { Type: Entity.Mention })
                .Select(entity => new Named(
                    Plain(entity.Text)?.TrimStart('@'),
                    Plain(entity.Mentioned?.Name),
                    !string.IsNullOrEmpty(id) && entity.Mentioned?.Id == id
                )),
        ];
        unmet = [.. all];
        BotWasMentioned = all.Exists(mention => mention.IsBot);
    }

    internal bool BotWasMentioned { get; private set; }

    /// <summary>Everybody else: as they are met in the text, then those who are only in the entities.</summary>
    internal IReadOnlyList<string> Names =>
        [
            .. names
                .Concat(unmet.Where(mention => !mention.IsBot).Select(mention => mention.Name ?? mention.Text ?? ""))
                .Where(name => name.Length > 0)
                .Distinct(),
        ];

    /// <summary>What is seen of a mention: the name, and nothing of the bot's.</summary>
    internal string Resolve(string between)
    {
        var shown = MessageLines.Tidy(between, breaks: false).TrimStart('@');
        var met =
            unmet.Find(mention => mention.Is(shown))
            ?? all.Find(mention => mention.Is(shown))
            ?? all.Find(mention => IsName(shown, mention.Name));
        if (met is not null)
        {
            unmet.Remove(met);
        }

        if (met?.IsBot ?? IsName(shown, bot))
        {
            BotWasMentioned = true;
            return " ";
        }

        names.Add(met?.Name ?? shown);
        return shown;
    }

    /// <summary>The text without the bot's name behind an <c>@</c>, which is all that some clients leave of a mention.</summary>
    internal string WithoutCalls(string text)
    {
        var calls = all.Where(mention => mention.IsBot)
            .SelectMany(mention => new[] { mention.Text, mention.Name })
            .Append(bot);
        foreach (var call in calls.OfType<string>().Distinct().OrderByDescending(call => call.Length))
        {
            text = Without(text, $"@{call}");
        }

        // "Bot, tip" speaks to the bot, and the comma goes with its name.
        return BotWasMentioned ? text.TrimStart(' ', '\n', ',', ':') : text;
    }

    private string Without(string text, string call)
    {
        var rest = new StringBuilder(text.Length);
        var from = 0;
        for (var at = 0; (at = text.IndexOf(call, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += call.Length)
        {
            var end = at + call.Length;
            var isPartOfWord =
                (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                || (end < text.Length && char.IsLetterOrDigit(text[end]));
            if (!isPartOfWord)
            {
                rest.Append(text, from, at - from).Append(' ');
                from = end;
                BotWasMentioned = true;
            }
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }

    private static string? Plain(string? marked) =>
        marked is null ? null
        : MessageLines.Tidy(string.Concat(Markup.Read(marked).Select(piece => piece.Text)), breaks: false)
            is { Length: > 0 } plain
            ? plain
        : null;

    private static bool IsName(string shown, string? name) =>
        name is not null && string.Equals(shown, name, StringComparison.OrdinalIgnoreCase);

    private sealed record Named(string? Text, string? Name, bool IsBot)
    {
        internal bool Is(string shown) => IsName(shown, Text ?? Name);
    }
}
