using System.Globalization;

namespace ToolkitBot.Settings;

/// <summary>Single settings, read and checked; what cannot be used stops the start with a sentence that names it.</summary>
internal static class SettingValues
{
    public static bool IsSet(this IConfiguration configuration, string name) =>
        configuration.Optional(name) is not null || configuration.GetSection(name).GetChildren().Any();

    public static string? Optional(this IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    public static string OneOf(this IConfiguration configuration, string name, string[] allowed)
    {
        var value = Optional(configuration, name) ?? allowed[0];
        return allowed.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartException($"{name} is '{value}': write one of {string.Join(", ", allowed)}.");
    }

    /// <summary>A list as the configuration writes it (<c>Name:0</c>, <c>Name:1</c>), or one text with commas.</summary>
    public static string[] List(this IConfiguration configuration, string name)
    {
        var items = configuration.GetSection(name).GetChildren().Select(child => child.Value ?? "").ToArray();
        return items.Length > 0
            ? items
            : Optional(configuration, name)
                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ?? [];
    }

    /// <summary>
    /// The folder as set; else that of the checkout the bot is run from, so that an edit takes effect without a build;
    /// else the one that was published with the bot.
    /// </summary>
    public static string Folder(this IConfiguration configuration, string name, string folder)
    {
        if (Optional(configuration, name) is { } chosen)
        {
            return Directory.Exists(chosen)
                ? Path.GetFullPath(chosen)
                : throw new StartException(
                    $"{name} is '{chosen}', but there is no such folder: correct it, or remove it to use the one that came with the bot."
                );
        }

        return Path.Combine(Checkout() ?? AppContext.BaseDirectory, folder);
    }

    /// <summary>The checkout around the current folder, or null.</summary>
    private static string? Checkout()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ToolkitBot.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    public static DateTimeOffset? Time(this IConfiguration configuration, string name)
    {
        if (Optional(configuration, name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new StartException($"{name} is '{text}': write a time such as 2026-03-28T09:00:00Z.");
    }

    public static int Number(this IConfiguration configuration, string name, int otherwise, int least, int most)
    {
        if (Optional(configuration, name) is not { } text)
        {
            return otherwise;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new StartException($"{name} is '{text}': write a whole number from {least} to {most}.");
    }
}
