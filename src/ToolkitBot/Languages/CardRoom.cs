using ToolkitBot.Cards;

namespace ToolkitBot.Languages;

/// <summary>Draws the cards in the person's language.</summary>
internal sealed class CardRoom
{
    public RenderedCard Render<TData>(string card, TData data, LanguagePack language) => language.Render(card, data);
}
