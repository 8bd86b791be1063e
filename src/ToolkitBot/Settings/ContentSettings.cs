namespace ToolkitBot.Settings;

/// <summary>Folders of the content, the cards and the app package.</summary>
internal sealed record ContentSettings
{
    public required string Path { get; init; }
    public required string CardsPath { get; init; }

    /// <summary>Folder of the Teams manifest and its icons.</summary>
    public required string AppPackagePath { get; init; }

    /// <exception cref="StartException">A folder does not exist.</exception>
    public static ContentSettings Read(IConfiguration configuration) =>
        new()
        {
            Path = configuration.Folder("Content:Path", "content"),
            CardsPath = configuration.Folder("Cards:Path", "cards"),
            AppPackagePath = configuration.Folder("AppPackage:Path", "appPackage"),
        };
}
