using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Languages;

/// <summary>The rules of pledging in one language.</summary>
/// <param name="content">The words of the language.</param>
/// <param name="folder">The content folder; the screen's examples are learnt from there where no book fits.</param>
internal sealed class PledgeRules(ToolkitContent content, string folder)
{
    public PledgeScreen Screen { get; } =
        new(
            content.Screening,
            LearntScreen.Open(
                Path.Combine(folder, content.Language),
                content.Language,
                Book(content.Language),
                content.Screening
            )
        );
    public PledgeCoach Coach { get; } = new(content.PledgeWords);
    public PledgeLineReader Lines { get; } = new(content.PledgeWords, content.Dates);

    /// <summary>Where the build put what the screen learnt.</summary>
    public static string Book(string language) =>
        Path.Combine(AppContext.BaseDirectory, "answers", $"{language}.screen.book");
}
