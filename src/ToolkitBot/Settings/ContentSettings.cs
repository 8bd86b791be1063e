namespace ToolkitBot.Settings;

/// <summary>How the press of a card's button comes back from Teams.</summary>
internal enum CardPresses
{
    /// <summary>As an invoke, whose answer changes the card at once, and for the person who pressed alone if need be.</summary>
    Execute,

    /// <summary>As a message, after which the card is edited. Works in every client.</summary>
    Submit,
}

/// <summary>Folders of the content, the cards and the app package.</summary>
internal sealed record ContentSettings
{
    public required string Path { get; init; }
    public required string CardsPath { get; init; }

    /// <summary>How presses come back, for cards that do not show each person a view of their own.</summary>
    public CardPresses Presses { get; init; }

    /// <summary>Folder of the Teams manifest and its icons.</summary>
    public required string AppPackagePath { get; init; }

    public static ContentSettings Read(SettingReader reader) =>
        new()
        {
            Path = reader.Folder("Content:Path", "content"),
            CardsPath = reader.Folder("Cards:Path", "cards"),
            Presses = Enum.Parse<CardPresses>(reader.OneOf("Cards:Presses", Enum.GetNames<CardPresses>())),
            AppPackagePath = reader.Folder("AppPackage:Path", "appPackage"),
        };
}
