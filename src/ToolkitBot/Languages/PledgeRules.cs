using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Languages;

/// <summary>The rules of pledging in one language.</summary>
/// <param name="content">The words of the language.</param>
/// <param name="learnt">What the screen has learnt; null where the language has no examples.</param>
internal sealed class PledgeRules(ToolkitContent content, LearntScreen? learnt)
{
    public PledgeScreen Screen { get; } = new(content.Screening, learnt);
    public PledgeCoach Coach { get; } = new(content.PledgeWords);
    public PledgeLineReader Lines { get; } = new(content.PledgeWords, content.Dates);
}
