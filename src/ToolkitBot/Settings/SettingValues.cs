using System.Globalization;

namespace ToolkitBot.Settings;

/// <summary>Reads and checks single settings. An invalid one stops the start with a message that names it.</summary>
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

    /// <summary>Returns a list, written as <c>Name:0</c>, <c>Name:1</c> or as one comma-separated text.</summary>
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
    /// Returns the folder that is set; else the one in the checkout the bot runs from, so that an edit needs no build;
    /// else the one published with the bot.
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

    /// <summary>Returns the root of the checkout around the current folder, or null.</summary>
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

    /// <summary>Returns when a day begins in UTC. Read in one form only: 10/12 is another day in every country.</summary>
    public static DateTimeOffset? Day(this IConfiguration configuration, string name)
    {
        if (Optional(configuration, name) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? new(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new StartException($"{name} is '{text}': write year, month and day, such as 2027-11-30.");
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
