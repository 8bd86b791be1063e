using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Languages;

/// <summary>The rules for pledges in one language.</summary>
/// <param name="content">The words of the language.</param>
/// <param name="learnt">The screen's trained model; null if the language has no examples.</param>
internal sealed class PledgeRules(ToolkitContent content, LearntScreen? learnt)
{
    public PledgeScreen Screen { get; } = new(content.Screening, learnt);
    public PledgeCoach Coach { get; } = new(content.PledgeWords);
    public ThemeFinder Themes { get; } = new(content.Campaign.Themes);
    public PledgeLineReader Lines { get; } = new(content.PledgeWords, content.Dates);
}
