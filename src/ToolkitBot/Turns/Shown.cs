using ToolkitBot.Cards;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Turns;

/// <summary>What a turn shows, in the order in which it was said.</summary>
internal sealed class Shown
{
    private readonly List<RenderedCard> below = [];
    private readonly List<Reply> elsewhere = [];

    /// <summary>Cards that come as new messages.</summary>
    public IReadOnlyList<RenderedCard> Cards => below;

    /// <summary>Messages that go to other conversations.</summary>
    public IReadOnlyList<Reply> Others => elsewhere;

    /// <summary>The card that takes the place of the one that was pressed; null for none.</summary>
    public RenderedCard? Replacement { get; private set; }

    /// <summary>Whether the replacement is for the whole conversation, not only for the one who pressed.</summary>
    public bool IsForEverybody { get; private set; }

    /// <summary>The last card, where it says no more than a sentence or two.</summary>
    public NoticeCard? Notice { get; private set; }

    /// <summary>What is said in passing.</summary>
    public string? Toast { get; set; }

    /// <summary>The answer of an invoke, where it is neither card nor sentence.</summary>
    public InvokeAnswer? Answer { get; set; }

    /// <summary>Whether nothing is shown or answered yet.</summary>
    public bool IsNothing =>
        (below.Count, elsewhere.Count) == (0, 0) && Replacement is null && Toast is null && Answer is null;

    /// <summary>The card that a person looks at now.</summary>
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
