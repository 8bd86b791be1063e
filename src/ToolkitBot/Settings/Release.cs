namespace ToolkitBot.Settings;

/// <summary>Which release this is.</summary>
internal static class Release
{
    /// <summary>The release in three parts, such as 1.0.0.</summary>
    public static Version Number { get; } = new((typeof(Release).Assembly.GetName().Version ?? new()).ToString(3));
}
