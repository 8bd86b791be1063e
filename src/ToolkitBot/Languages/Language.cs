using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Languages;

/// <summary>
/// One language of the bot: the words, the rules made from them, the models trained on their examples, and the cards.
/// Immutable, and all made from the same files; changed files make a new instance.
/// </summary>
internal sealed class Language
{
    private readonly CardDeck deck;
    private readonly JsonSerializerContext records;
    private readonly Lazy<NeedScreen> sensitive;
    private readonly Lazy<PledgeRules> pledges;
    private readonly Lazy<Recommender> recommender;

    /// <param name="content">The words.</param>
    /// <param name="books">The models trained on the same files; loaded on first use.</param>
    /// <param name="deck">The cards.</param>
    /// <param name="records">The JSON types of all card data.</param>
    public Language(ToolkitContent content, LearntBooks books, CardDeck deck, JsonSerializerContext records)
    {
        this.deck = deck;
        this.records = records;
        Content = content.WithoutExamples();
        Books = books;
        Host = WordsOf(content.Phrases, content.Language);
        recommender = new(() => new Recommender(content.Platforms, books.Answers.Wishes));
        Slots = new SlotFinder(content.Platforms);
        ButtonLabels =
        [
            .. content
                .Phrases.All.Where(phrase => phrase.Key.StartsWith("buttons.", StringComparison.Ordinal))
                .Select(phrase => phrase.Value),
        ];
        sensitive = new(() => new NeedScreen(Content.Sensitive, Content.Spelling, books.Answers.InNeed));
        pledges = new(() => new PledgeRules(Content, books.Screen));
    }

    /// <summary>Folder name, such as <c>en</c>.</summary>
    public string Id => Content.Language;

    /// <summary>The language's name in the language itself.</summary>
    public string Name => Content.Phrases["language.name"];
    public ToolkitContent Content { get; }

    /// <summary>The phrases for cards: <c>$host.buttons.next</c>, and the language as <c>$host.lang</c>.</summary>
    public JsonObject Host { get; }
    public Recommender Recommender => recommender.Value;
    public SlotFinder Slots { get; }

    /// <summary>The labels of all buttons.</summary>
    public IReadOnlyList<string> ButtonLabels { get; }

    /// <summary>Detects that someone is in need.</summary>
    public NeedScreen Sensitive => sensitive.Value;

    public LearntBooks Books { get; }

    /// <summary>The screen, the coach and the parser for pledges.</summary>
    public PledgeRules Pledges => pledges.Value;

    /// <summary>Loads the books and the screens, which takes a moment, before anyone waits for them.</summary>
    public void Warm()
    {
        _ = (sensitive.Value, pledges.Value, recommender.Value);

        // The first question compiles what finds its answer.
        Find(Name, lastTopic: null);
    }

    /// <summary>Finds the section that answers a question.</summary>
    public Finding Find(string question, string? lastTopic) => Books.Answers.Finder.Find(question, lastTopic);

    /// <summary>Renders a card in this language.</summary>
    /// <param name="card">The name of its file, without <c>.json</c>.</param>
    /// <param name="data">Its data; the type must be known to the serialiser context for cards.</param>
    public RenderedCard Render<TData>(string card, TData data)
    {
        var type =
            (JsonTypeInfo<TData>?)records.GetTypeInfo(typeof(TData))
            ?? throw new InvalidOperationException($"{typeof(TData)} is not named in {records.GetType().Name}.");
        return deck.Render(card, JsonSerializer.SerializeToNode(data, type)!, Host);
    }

    internal static JsonObject WordsOf(Phrases phrases, string language)
    {
        var words = new JsonObject { ["lang"] = language };
        foreach (var (key, text) in phrases.All)
        {
            var at = words;
            var parts = key.Split('.');
            foreach (var part in parts[..^1])
            {
                if (at[part] is not JsonObject next)
                {
                    at[part] = next = [];
                }

                at = next;
            }

            at[parts[^1]] = text;
        }

        return words;
    }
}
