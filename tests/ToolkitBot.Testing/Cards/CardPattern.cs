namespace ToolkitBot.Testing;

/// <summary>
/// The six patterns that every card follows, and one for what is read whole, with what each
/// may take: words that can be read without a further press
/// (titles of buttons and choices apart), and the height on a phone 375 px wide.
/// </summary>
public sealed record CardPattern(string Name, int Words, int Height)
{
    public static readonly CardPattern Answer = new("answer", 60, 360);
    public static readonly CardPattern Step = new("step", 50, 420);
    public static readonly CardPattern Form = new("form", 60, 640);
    public static readonly CardPattern Post = new("post", 40, 260);
    public static readonly CardPattern Notice = new("notice", 25, 180);
    public static readonly CardPattern List = new("list", 100, 420);

    /// <summary>What somebody asked to read whole, a page at a time.</summary>
    public static readonly CardPattern Document = new("document", 2000, 9000);

    private static readonly Dictionary<string, CardPattern> ofCards = new(StringComparer.Ordinal)
    {
        ["answer"] = Answer,
        ["campaign"] = Form,
        ["campaign-room"] = List,
        ["campaign-choose"] = Step,
        ["campaign-history"] = List,
        ["campaign-owners"] = List,
        ["pledge-take-down"] = Step,
        ["pledge-team"] = Step,
        ["change-day"] = List,
        ["comparison"] = List,
        ["contacts"] = List,
        ["declined"] = Answer,
        ["follow-up"] = Step,
        ["help"] = List,
        ["language"] = Notice,
        ["my-pledges"] = List,
        ["notice"] = Notice,
        ["own-answer"] = Answer,
        ["own-answer-form"] = Form,
        ["own-answers"] = List,
        ["own-answers-along"] = Form,
        ["own-answers-paste"] = Form,
        ["platform"] = Answer,
        ["platform-ask"] = Step,
        ["platform-choose"] = Step,
        ["pledge-approval"] = Step,
        ["pledge-coach"] = Step,
        ["pledge-digest"] = List,
        ["pledge-form"] = Form,
        ["pledge-post"] = Post,
        ["pledge-preview"] = Step,
        ["pledge-replace"] = Post,
        ["pledge-stopped"] = Answer,
        ["pledge-withdraw"] = Notice,
        ["posts"] = List,
        ["privacy"] = List,
        ["privacy-export"] = Document,
        ["question-answer"] = Form,
        ["question-answer-preview"] = Answer,
        ["question-answered"] = Answer,
        ["question-form"] = Form,
        ["question-post"] = Post,
        ["question-preview"] = Post,
        ["question-team"] = Step,
        ["recommendation"] = List,
        ["share-platform"] = Answer,
        ["share-post"] = Post,
        ["share-section"] = Answer,
        ["tip"] = Answer,
        ["unsure"] = Answer,
        ["walk-paused"] = Notice,
        ["walk-step"] = Step,
        ["walk-summary"] = List,
        ["welcome"] = Notice,
        ["welcome-team"] = Notice,
    };

    /// <summary>Every card that has a pattern.</summary>
    public static IReadOnlyCollection<string> Cards => ofCards.Keys;

    /// <summary>The pattern of a card; null for one that the bot does not have.</summary>
    public static CardPattern? Of(string card) => ofCards.GetValueOrDefault(card);
}
