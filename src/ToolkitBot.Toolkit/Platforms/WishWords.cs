using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>The words by which a wish is read, beside those of slots and platforms.</summary>
/// <param name="Reaching">Words behind which people name whom they want to reach.</param>
/// <param name="Small">Words that say nothing of a wish.</param>
/// <param name="Negation">How people say no.</param>
internal sealed record WishWords(IReadOnlyList<string> Reaching, IReadOnlyList<string> Small, Negation Negation);
