using System.Text.Json.Nodes;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Languages;

/// <summary>One language as the bot speaks it: the words, and the rules made from them.</summary>
internal sealed class LanguagePack
{
    private readonly Lazy<AnswerShelf> answers;
    private readonly Lazy<NeedScreen> sensitive;
    private readonly Lazy<PledgeRules> pledges;

    /// <param name="content">The words.</param>
    /// <param name="answers">The answers, opened when they are first needed.</param>
    /// <param name="folder">The content folder.</param>
    public LanguagePack(ToolkitContent content, Lazy<AnswerShelf> answers, string folder)
    {
        this.answers = answers;
        Content = content;
        Host = WordsOf(content.Phrases, content.Language);
        Recommender = new Recommender(content.Platforms);
        Slots = new SlotFinder(content.Platforms);
        sensitive = new(() => new NeedScreen(content.Sensitive, content.Spelling, Book.InNeed));
        pledges = new(() => new PledgeRules(content, folder));
    }

    /// <summary>Folder name, such as <c>en</c>.</summary>
    public string Id => Content.Language;

    /// <summary>The language in its own words.</summary>
    public string Name => Content.Phrases["language.name"];
    public ToolkitContent Content { get; }

    /// <summary>The phrases as cards read them: <c>$host.buttons.next</c>, and the language as <c>$host.lang</c>.</summary>
    public JsonObject Host { get; }
    public Recommender Recommender { get; }
    public SlotFinder Slots { get; }

    /// <summary>Notices somebody in need.</summary>
    public NeedScreen Sensitive => sensitive.Value;

    /// <summary>The answers in use and what was learnt from them.</summary>
    public AnswerBook Book => answers.Value.Current;

    /// <summary>The screen, the coach and the reader of pledges.</summary>
    public PledgeRules Pledges => pledges.Value;

    /// <summary>Opens the books and the screens, which takes a moment, before somebody waits for them.</summary>
    public void Warm() => _ = (sensitive.Value, pledges.Value);

    /// <summary>Finds the section that answers a question, with the newest examples that were learnt.</summary>
    public Finding Find(string question, string? lastTopic) => answers.Value.Current.Finder.Find(question, lastTopic);

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
