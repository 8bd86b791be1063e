using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The content in one language.</summary>
public sealed record ToolkitContent
{
    /// <summary>The language's folder name, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The bot's own sentences.</summary>
    public required Phrases Phrases { get; init; }

    /// <summary>The commands that people may type.</summary>
    public required CommandWords Commands { get; init; }

    /// <summary>The five considerations.</summary>
    public required GuideContent Guide { get; init; }

    /// <summary>Advice, in the order in which it is shown.</summary>
    public required IReadOnlyList<Tip> Tips { get; init; }

    /// <summary>Ready-made posts.</summary>
    public required IReadOnlyList<SharePost> Posts { get; init; }

    /// <summary>NHS Change Day.</summary>
    public required ChangeDay ChangeDay { get; init; }

    /// <summary>Who to turn to for help.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The pledge campaign as defined in the content.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>The platforms that can be recommended.</summary>
    public required PlatformTable Platforms { get; init; }

    /// <summary>Spellings that people use in a chat.</summary>
    public required Spelling Spelling { get; init; }

    /// <summary>Topics for which people who can help are shown before anything else.</summary>
    public required NeedTopics Sensitive { get; init; }

    /// <summary>Words for screening pledges.</summary>
    public required ScreeningWords Screening { get; init; }

    /// <summary>Words for reading pledges and coaching their authors.</summary>
    public required PledgeWords PledgeWords { get; init; }

    /// <summary>Words for reading dates.</summary>
    public required DateWords Dates { get; init; }

    /// <summary>The sections of the toolkit.</summary>
    public required IReadOnlyList<AnswerSection> Answers { get; init; }

    /// <summary>Who to ask when the toolkit has no answer.</summary>
    public required IReadOnlyList<DeclinedTopic> Doors { get; init; }

    /// <summary>Questions that every organisation gets and answers for itself.</summary>
    public required IReadOnlyList<StarterQuestion> Starters { get; init; }

    /// <summary>Says questions in other words.</summary>
    public required Rephrasing Rephrasing { get; init; }

    /// <summary>
    /// Examples that the pledge screen learns from. Empty if its model is already learnt, like the examples of the
    /// answers and doors.
    /// </summary>
    public IReadOnlyList<LabelledQuestion> ScreenExamples { get; init; } = [];

    /// <summary>Returns a copy without examples, which nobody needs after learning.</summary>
    public ToolkitContent WithoutExamples() =>
        this with
        {
            ScreenExamples = [],
            Answers = [.. Answers.Select(answer => answer with { Examples = [] })],
            Doors = [.. Doors.Select(door => door with { Examples = [] })],
        };

    /// <summary>Returns the section with that id, or null.</summary>
    public AnswerSection? Answer(string id) => Answers.FirstOrDefault(answer => answer.Id == id);

    /// <summary>Returns the contact with that id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such contact.</exception>
    public Contact Contact(string id) =>
        Contacts.FirstOrDefault(c => c.Id == id)
        ?? throw new KeyNotFoundException($"No contact has the id '{id}' in '{Language}'.");
}
