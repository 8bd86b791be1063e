using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ToolkitBot.Cards;
using ToolkitBot.Features;

namespace ToolkitBot.Languages;

/// <summary>Draws the cards: a template, a record of data, and the words of the person's language.</summary>
internal sealed class CardRoom(CardDeck first)
{
    private volatile CardDeck deck = first;

    /// <summary>Draws from other templates from now on.</summary>
    public void Replace(CardDeck other) => deck = other;

    /// <summary>Renders a card. Every data record stands in <see cref="CardJson"/>.</summary>
    public RenderedCard Render<TData>(string card, TData data, LanguagePack language)
    {
        var type = (JsonTypeInfo<TData>?)CardJson.Default.GetTypeInfo(typeof(TData));
        var node = JsonSerializer.SerializeToNode(
            data,
            type ?? throw new InvalidOperationException($"{typeof(TData)} is not in CardJson.")
        );
        return deck.Render(card, node!, language.Host);
    }
}
