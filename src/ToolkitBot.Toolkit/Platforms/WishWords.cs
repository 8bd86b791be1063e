using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>The words by which a wish is read, beside those of slots and platforms.</summary>
/// <param name="Reaching">Words behind which people name whom they want to reach.</param>
/// <param name="Small">Words that say nothing of a wish.</param>
/// <param name="LeadingToName">Words behind which people name a platform.</param>
/// <param name="FollowingName">Words before which people name a platform.</param>
/// <param name="Negation">How people say no.</param>
/// <param name="Examples">Wishes with what they turn down.</param>
/// <param name="Meaning">What was learnt from them by their meaning; null if there is no encoder.</param>
internal sealed record WishWords(
    IReadOnlyList<string> Reaching,
    IReadOnlyList<string> Small,
    IReadOnlyList<string> LeadingToName,
    IReadOnlyList<string> FollowingName,
    Negation Negation,
    IReadOnlyList<MentionExample> Examples,
    MentionMeaning? Meaning
);
