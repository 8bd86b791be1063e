namespace ToolkitBot.Toolkit.Platforms;

/// <summary>A platform that people name and that has no row in the table.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Names">The ways in which people type it.</param>
/// <param name="Nearest">The row that is most like it; null if nothing is known of it but its name.</param>
/// <param name="Why">In what they are alike; begins in lower case. Null like <paramref name="Nearest"/>.</param>
public sealed record UnknownPlatform(string Name, IReadOnlyList<string> Names, Platform? Nearest, string? Why);
