namespace ToolkitBot.Tests.Cards;

/// <summary>Folders of the repository that the tests stand in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Of(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ToolkitBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            "The tests must run from within the repository: no folder above them holds ToolkitBot.sln."
        );
    }
}
