using System.Globalization;

namespace ToolkitBot.Settings;

/// <summary>
/// Reads and checks single settings. Of a wrong one it keeps the sentence that names it and hands out the default, so
/// that the start can name all of them at once.
/// </summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> faults = [];

    /// <summary>How many sentences there are so far.</summary>
    public int Faults => faults.Count;

    /// <summary>Keeps the sentence on a wrong setting.</summary>
    public void Refuse(string sentence) => faults.Add(sentence);

    /// <exception cref="StartException">Settings are wrong; the message has a line for each.</exception>
    public void Check()
    {
        if (faults.Count > 0)
        {
            throw new StartException(string.Join(Environment.NewLine, faults));
        }
    }

    public bool IsSet(string name) => Optional(name) is not null || configuration.GetSection(name).GetChildren().Any();

    public string? Optional(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Returns one of the allowed values; the first where none or a wrong one is set.</summary>
    public string OneOf(string name, string[] allowed)
    {
        var value = Optional(name) ?? allowed[0];
        var found = allowed.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
        return found ?? Refuse($"{name} is '{value}': write one of {string.Join(", ", allowed)}.", allowed[0]);
    }

    /// <summary>Returns a list, written as <c>Name:0</c>, <c>Name:1</c> or as one comma-separated text.</summary>
    public string[] List(string name)
    {
        var items = configuration.GetSection(name).GetChildren().Select(child => child.Value ?? "").ToArray();
        return items.Length > 0
            ? items
            : Optional(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>
    /// Returns the folder that is set; else the one in the checkout the bot runs from, so that an edit needs no build;
    /// else the one published with the bot.
    /// </summary>
    public string Folder(string name, string folder)
    {
        if (Optional(name) is not { } chosen)
        {
            return Path.Combine(Checkout() ?? AppContext.BaseDirectory, folder);
        }

        return Directory.Exists(chosen)
            ? Path.GetFullPath(chosen)
            : Refuse(
                $"{name} is '{chosen}', but there is no such folder: correct it, or remove it to use the one that came with the bot.",
                chosen
            );
    }

    public DateTimeOffset? Time(string name)
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : Refuse<DateTimeOffset?>($"{name} is '{text}': write a time such as 2026-03-28T09:00:00Z.", null);
    }

    /// <summary>Returns when a day begins in UTC. Read in one form only: 10/12 is another day in every country.</summary>
    public DateTimeOffset? Day(string name)
    {
        if (Optional(name) is not { } text)
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
            : Refuse<DateTimeOffset?>($"{name} is '{text}': write year, month and day, such as 2027-11-30.", null);
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Optional(name) is not { } text)
        {
            return otherwise;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : Refuse($"{name} is '{text}': write a whole number from {least} to {most}.", otherwise);
    }

    private T Refuse<T>(string sentence, T otherwise)
    {
        faults.Add(sentence);
        return otherwise;
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
}
