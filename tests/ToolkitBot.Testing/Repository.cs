namespace ToolkitBot.Testing;

/// <summary>Where the tests stand, and folders of their own that go away with them.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Of(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The configuration this test was built in, <c>Debug</c> or <c>Release</c>: the bot's is the same.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        )
            ? "Release"
            : "Debug";

    /// <summary>The bot as it was built, for tests that start it as a process of its own.</summary>
    public static string BotAssembly { get; } =
        Of("src", "ToolkitBot", "bin", Configuration, "net10.0", "ToolkitBot.dll");

    /// <summary>The bot in the host on Microsoft's SDK.</summary>
    public static string SdkHostAssembly { get; } =
        Of("src", "ToolkitBot.BotBuilder", "bin", Configuration, "net10.0", "ToolkitBot.BotBuilder.dll");

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
