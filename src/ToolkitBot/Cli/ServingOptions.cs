using ToolkitBot.Settings;

namespace ToolkitBot.Cli;

/// <summary>
/// Reads what may follow when the bot serves: <c>--sample</c>, and settings as <c>--Name=value</c> or <c>--Name value</c>.
/// .NET itself takes any name, and the next option for the value of one that has none.
/// </summary>
internal static class ServingOptions
{
    private const string Sample = "--sample";

    /// <summary>Returns the settings, each as <c>--Name=value</c>.</summary>
    /// <exception cref="StartException">An option is not known, or has no value.</exception>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> args)
    {
        var settings = new List<string>();
        for (var at = 0; at < args.Count; at++)
        {
            var name = args[at].Split('=', 2)[0];
            if (args[at] == Sample)
            {
                settings.Add("--Local:Sample=true");
            }
            else if (args[at] == $"{name}=" && SettingNames.IsSection(name.TrimStart('-')))
            {
                // Sets nothing. A host of tests hands on every section's name, as .NET lists it.
            }
            else if (!IsSetting(name))
            {
                throw new StartException(Unknown(name, at));
            }
            else if (name.Length < args[at].Length)
            {
                settings.Add(args[at]);
            }
            else if (at + 1 < args.Count && !IsOption(args[at + 1]))
            {
                settings.Add($"{name}={args[++at]}");
            }
            else
            {
                throw new StartException($"{name} has no value: write {name}=VALUE.");
            }
        }

        return settings;
    }

    private static bool IsOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal);

    private static bool IsSetting(string name) => IsOption(name) && SettingNames.IsKnown(name[2..]);

    /// <summary>Names the option but never a word that belongs to none: it may be a secret.</summary>
    private static string Unknown(string name, int at) =>
        name == Sample ? $"{Sample} takes no value: write it alone."
        : !name.StartsWith('-')
            ? $"Word {at + 1} of the command line belongs to no option: write a setting as --Name=value, in quotation marks if it has spaces."
        : $"There is no option {name}: known are {Sample}, --help, --version and, each with its value, --{string.Join(", --", SettingNames.Own.Concat(SettingNames.OfTheHost))} and what begins with --{string.Join(":, --", SettingNames.Sections)}: or --{SettingNames.OfTelemetry}.";
}
