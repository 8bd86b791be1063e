namespace ToolkitBot.Cli.Packaging;

/// <summary>Collects what is wrong with a package: all of it, so that one run is enough.</summary>
internal sealed class PackageProblems
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    /// <param name="place">The file, or the field of the manifest.</param>
    /// <param name="sentence">What is wrong and what to do.</param>
    public void Add(string place, string sentence) => all.Add($"{place}: {sentence}");
}
