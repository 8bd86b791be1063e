namespace ToolkitBot.Testing;

/// <summary>What the lint found: the rule, where in the expanded card, and what to do about it.</summary>
public sealed record CardFinding(string Rule, string Path, string Problem)
{
    public override string ToString() => $"{Rule} {(Path.Length == 0 ? "card" : Path)}: {Problem}";
}
