using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>Everything that one language says.</summary>
public sealed record ToolkitContent
{
    /// <summary>The language's folder name, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The bot's own sentences.</summary>
    public required Phrases Phrases { get; init; }

    /// <summary>What people may type.</summary>
    public required CommandWords Commands { get; init; }

    /// <summary>The five considerations.</summary>
    public required GuideContent Guide { get; init; }

    /// <summary>Advice, in the order in which it is shown.</summary>
    public required IReadOnlyList<Tip> Tips { get; init; }

    /// <summary>Ready-made posts.</summary>
    public required IReadOnlyList<SharePost> Posts { get; init; }

    /// <summary>NHS Change Day.</summary>
    public required ChangeDay ChangeDay { get; init; }

    /// <summary>Whom to turn to.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The pledge campaign as the content sets it up.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>The platforms that can be recommended.</summary>
    public required PlatformTable Platforms { get; init; }

    /// <summary>How people spell in a chat.</summary>
    public required Spelling Spelling { get; init; }

    /// <summary>Matters that lead to people who can help, before anything else.</summary>
    public required NeedTopics Sensitive { get; init; }

    /// <summary>The words by which pledges are screened.</summary>
    public required ScreeningWords Screening { get; init; }

    /// <summary>The words by which pledges are coached and read.</summary>
    public required PledgeWords PledgeWords { get; init; }

    /// <summary>The words of which dates are made.</summary>
    public required DateWords Dates { get; init; }

    /// <summary>The sections of the toolkit.</summary>
    public required IReadOnlyList<AnswerSection> Answers { get; init; }

    /// <summary>Doors to knock on where the toolkit has no answer.</summary>
    public required IReadOnlyList<DeclineDoor> Doors { get; init; }

    /// <summary>
    /// Pledges that the screen learns from; none where what was learnt from them is known already. The examples of answers
    /// and doors are the same.
    /// </summary>
    public IReadOnlyList<LabelledQuestion> ScreenExamples { get; init; } = [];

    /// <summary>The same without examples, which nobody needs once they are learnt.</summary>
    public ToolkitContent WithoutExamples() =>
        this with
        {
            ScreenExamples = [],
            Answers = [.. Answers.Select(answer => answer with { Examples = [] })],
            Doors = [.. Doors.Select(door => door with { Examples = [] })],
        };

    /// <summary>The section of that id, or null.</summary>
    public AnswerSection? Answer(string id) => Answers.FirstOrDefault(answer => answer.Id == id);

    /// <summary>The contact of that id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such contact.</exception>
    public Contact Contact(string id) =>
        Contacts.FirstOrDefault(c => c.Id == id)
        ?? throw new KeyNotFoundException($"No contact has the id '{id}' in '{Language}'.");
}
