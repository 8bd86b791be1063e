using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Sharing;

/// <summary>Something of the toolkit that the message extension finds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">First line of its preview.</param>
/// <param name="Text">Second line of its preview.</param>
/// <param name="Section">Section of the toolkit that it stands for; the answer finder ranks these.</param>
/// <param name="Found">What it is found by beside its title and text.</param>
/// <param name="Draw">Draws the card that is put into the message.</param>
internal sealed record ExtensionItem(
    ExtensionKind Kind,
    string Title,
    string Text,
    string Section,
    string Found,
    Func<Turn, RenderedCard> Draw
);

/// <summary>The kinds of things, in the order in which they take turns where nothing ranks them.</summary>
internal enum ExtensionKind
{
    Consideration,
    Platform,
    Tip,
    Post,
    Answer,
}
