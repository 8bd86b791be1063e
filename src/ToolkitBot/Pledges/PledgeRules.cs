using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Pledges;

/// <summary>The rules of pledging in one language.</summary>
internal sealed class PledgeRules(ToolkitContent content)
{
    public PledgeScreen Screen { get; } = new(content.Screening);
    public PledgeCoach Coach { get; } = new(content.PledgeWords);
    public PledgeLineReader Lines { get; } = new(content.PledgeWords);
}
