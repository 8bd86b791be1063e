namespace ToolkitBot.Features.OwnAnswers;

/// <summary>Data of <c>own-answer</c>: an answer that a team keeps.</summary>
/// <param name="Said">What is said above it; null for nothing.</param>
/// <param name="Text">Its first sentences.</param>
/// <param name="Rest">What follows them, or null.</param>
/// <param name="Ask">Whom to ask for more, in words; null for nobody.</param>
/// <param name="From">Who says so, and since when.</param>
/// <param name="Old">Said where its day has passed; null before.</param>
/// <param name="Asked">Mark of the question, see <see cref="Questions.AskedWords"/>.</param>
/// <param name="IsMine">Whether the reader answers for the team.</param>
/// <param name="MayKeepOn">Whether to ask if it still holds.</param>
/// <param name="Checklist">The team whose checklist it was written from, to go on with; null elsewhere.</param>
internal sealed record OwnAnswerCard(
    string Id,
    string? Said,
    string Title,
    string Text,
    string? Rest,
    string? Ask,
    string From,
    string? Old,
    string Asked,
    bool IsMine,
    bool MayKeepOn,
    string? Checklist
);

/// <summary>Data of <c>own-answer-form</c>. Problems are null where nothing is wrong.</summary>
internal sealed record OwnAnswerFormCard
{
    public required string Id { get; init; }
    public required string Team { get; init; }
    public required string Title { get; init; }

    /// <summary>What to find out first, or who asked; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Id of the question to a person that it comes from; empty for none.</summary>
    public string From { get; init; } = "";

    /// <summary>Id of the question of the starter set; empty for none.</summary>
    public string Starter { get; init; } = "";
    public string Question { get; init; } = "";

    /// <summary>Other ways to ask, one per line.</summary>
    public string Ways { get; init; } = "";
    public string Answer { get; init; } = "";
    public string Ask { get; init; } = "";
    public required string Until { get; init; }
    public string? QuestionProblem { get; init; }
    public string? WaysProblem { get; init; }
    public string? AnswerProblem { get; init; }
    public string? AskProblem { get; init; }
    public string? UntilProblem { get; init; }

    public bool IsRight =>
        this is { QuestionProblem: null, WaysProblem: null, AnswerProblem: null, AskProblem: null, UntilProblem: null };
}

/// <summary>Data of <c>own-answers</c>: a few of a team's answers, or of the questions of the starter set.</summary>
/// <param name="Words">What was searched for; empty for all.</param>
/// <param name="Checklist">How much of the starter set is answered, in words.</param>
/// <param name="Next">Verb that shows more of them.</param>
/// <param name="From">Where the next ones begin; null where there are none.</param>
internal sealed record OwnAnswersCard(
    string Team,
    string Title,
    string? Said,
    string Words,
    IReadOnlyList<OwnAnswerLine> Lines,
    string? Checklist,
    string Next,
    string? From
);

/// <summary>A line of <c>own-answers</c>.</summary>
internal sealed record OwnAnswerLine(string Id, string Text, string Status, string Button, string Verb);

/// <summary>Data of <c>own-answers-along</c>: a team's answers as text to copy, a page at a time.</summary>
/// <param name="Said">Which of them these are, and what to do with them.</param>
/// <param name="Other">The other form: <c>csv</c> or <c>yaml</c>.</param>
/// <param name="OtherName">Title of the button that shows it.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
internal sealed record OwnAnswersAlongCard(
    string Team,
    string Said,
    string Text,
    string Form,
    string Other,
    string OtherName,
    string? Next
);

/// <summary>Data of <c>own-answers-paste</c>: answers from elsewhere are pasted in, and looked at before they are kept.</summary>
/// <param name="Text">What was pasted; empty where it must not be shown again.</param>
/// <param name="Problem">Said beside the field; null for nothing.</param>
/// <param name="Faults">What is wrong, a row each.</param>
/// <param name="Outcome">What keeping them would change; null before that is known.</param>
/// <param name="Mark">Marks what was looked at; null where there is nothing to keep.</param>
internal sealed record OwnAnswersPasteCard(
    string Team,
    string Text,
    string? Problem,
    IReadOnlyList<string> Faults,
    string? Outcome,
    string? Mark
);
