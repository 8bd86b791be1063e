namespace ToolkitBot.Toolkit.Platforms;

/// <summary>A platform that fits a wish, and why.</summary>
/// <param name="Platform">Its row of the table.</param>
/// <param name="Score">For comparing within one ranking only; higher fits better.</param>
/// <param name="Reasons">At least one, at most three, the strongest first; each begins with "because".</param>
/// <param name="Remember">What to keep in mind there.</param>
/// <param name="Takes">What it takes, beginning with how much work that is.</param>
public sealed record Recommendation(
    Platform Platform,
    double Score,
    IReadOnlyList<string> Reasons,
    string Remember,
    string Takes
);
