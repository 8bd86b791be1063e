using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>Data of <c>question-form</c>.</summary>
/// <param name="Draft">The question that is being written.</param>
/// <param name="Problem">What was wrong with the words; null for nothing.</param>
internal sealed record QuestionFormCard(string Draft, string Title, string Words, string? Problem);

/// <summary>Data of <c>question-preview</c>: the question as it will be sent.</summary>
/// <param name="Version">Marks what it shows.</param>
/// <param name="Where">To whom it goes.</param>
/// <param name="OtherName">Title of the button that shows the name or leaves it out.</param>
/// <param name="Teams">Teams to which it may go instead, with the titles of their buttons.</param>
/// <param name="CanChoose">Whether there are more teams to choose from.</param>
internal sealed record QuestionPreviewCard(
    string Draft,
    string Version,
    string Text,
    string Who,
    string Where,
    string OtherName,
    IReadOnlyList<CardChoice> Teams,
    bool CanChoose
);

/// <summary>Data of <c>question-team</c>: whom to ask.</summary>
internal sealed record QuestionTeamCard(string Draft, string? Said, IReadOnlyList<CardChoice> Teams, bool MaySearch);

/// <summary>Data of <c>question-post</c>: a question in the channel of those who answer.</summary>
/// <param name="Said">Said above it to an owner who is reminded; null in the channel.</param>
/// <param name="Title">The question, or its beginning.</param>
/// <param name="Whole">All of it, where the title is only its beginning.</param>
/// <param name="CanKeep">Whether its answer can be kept for others.</param>
/// <param name="Before">What was asked before and answered, if this asks once more.</param>
internal sealed record QuestionPostCard(
    string Id,
    string? Said,
    string Title,
    string? Whole,
    string Who,
    string Status,
    string? Before,
    bool CanAnswer,
    bool CanKeep
);

/// <summary>Data of <c>question-answer</c>: an owner writes the answer.</summary>
internal sealed record QuestionAnswerCard(
    string Id,
    string Question,
    string Note,
    string? Before,
    string Answer,
    string? Problem
);

/// <summary>Data of <c>question-answer-preview</c>: the answer as the asker will see it.</summary>
/// <param name="Note">Who asked, and who else has taken it.</param>
internal sealed record QuestionAnswerPreviewCard(string Id, string Question, string Answer, string Note, string From);

/// <summary>Data of <c>question-answered</c>: the answer, for the asker alone.</summary>
/// <param name="Rest">What follows the first sentences; null if nothing does.</param>
/// <param name="From">Who answered, for whom, and when.</param>
/// <param name="Note">What became of it, in place of the buttons; null while the asker has not said whether it helps.</param>
internal sealed record QuestionAnsweredCard(
    string Id,
    string Question,
    string Text,
    string? Rest,
    string From,
    bool CanAskAgain,
    string? Note
);
