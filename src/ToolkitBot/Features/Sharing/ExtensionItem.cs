using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Sharing;

/// <summary>An item of the toolkit that the message extension can find.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">First line of its preview.</param>
/// <param name="Text">Second line of its preview.</param>
/// <param name="Section">The section of the toolkit it belongs to; the answer finder ranks sections.</param>
/// <param name="Found">Text to search besides its title and text.</param>
/// <param name="Draw">Renders the card that is put into the message.</param>
internal sealed record ExtensionItem(
    ExtensionKind Kind,
    string Title,
    string Text,
    string Section,
    string Found,
    Func<Turn, RenderedCard> Draw
);

/// <summary>The kinds of items, in the order that applies where nothing ranks them.</summary>
internal enum ExtensionKind
{
    Consideration,
    Platform,
    Tip,
    Post,
    Answer,
}
