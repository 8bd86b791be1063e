using ToolkitBot.Cards;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Turns;

/// <summary>What a turn shows, in order.</summary>
internal sealed class Shown
{
    private readonly List<RenderedCard> below = [];
    private readonly List<Reply> elsewhere = [];

    /// <summary>Cards to send as new messages.</summary>
    public IReadOnlyList<RenderedCard> Cards => below;

    /// <summary>Messages to other conversations.</summary>
    public IReadOnlyList<Reply> Others => elsewhere;

    /// <summary>The card that replaces the pressed one; null for none.</summary>
    public RenderedCard? Replacement { get; private set; }

    /// <summary>Whether the replacement is for the whole conversation, not only for the person who pressed.</summary>
    public bool IsForEverybody { get; private set; }

    /// <summary>The data of the last card if it is a notice; otherwise null.</summary>
    public NoticeCard? Notice { get; private set; }

    /// <summary>Who can help, where somebody is in need: shown with everything else, below it; null for nobody.</summary>
    public RenderedCard? Help { get; set; }

    /// <summary>A short passing message; null for none.</summary>
    public string? Toast { get; set; }

    /// <summary>The answer to an invoke, if it is not to be made from the cards and the toast.</summary>
    public InvokeAnswer? Answer { get; set; }

    /// <summary>Whether nothing has been shown or answered yet.</summary>
    public bool IsNothing =>
        (below.Count, elsewhere.Count) == (0, 0)
        && Replacement is null
        && Help is null
        && Toast is null
        && Answer is null;

    /// <summary>The card that the person sees last; null for none.</summary>
    public RenderedCard? Last => Replacement ?? below.LastOrDefault();

    public void Below(RenderedCard card, NoticeCard? notice)
    {
        below.Add(card);
        Notice = notice;
    }

    public void InPlace(RenderedCard card, NoticeCard? notice, bool everybody)
    {
        Replacement = card;
        Notice = notice;
        IsForEverybody = everybody;
    }

    public void Elsewhere(Reply reply) => elsewhere.Add(reply);
}
