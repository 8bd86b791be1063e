namespace ToolkitBot.Cli.Packaging;

/// <summary>Collects all problems of a package, so that one run reports them all.</summary>
internal sealed class PackageProblems
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    /// <param name="place">The file, or the field of the manifest.</param>
    /// <param name="sentence">What is wrong and what to do.</param>
    public void Add(string place, string sentence) => all.Add($"{place}: {sentence}");
}
