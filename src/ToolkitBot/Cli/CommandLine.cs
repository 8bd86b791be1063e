using System.Data.Common;
using System.Text.Json;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.Cli;

/// <summary>
/// The command line. Without a verb the bot serves, with any setting as <c>--Name=value</c>; a verb prints and ends. A
/// failure prints one plain sentence on standard error and exits with 1, also where the command line itself is wrong.
/// </summary>
internal static class CommandLine
{
    /// <summary>
    /// Has the settings file read from the bot's folder, wherever the bot is started. Settings are read once, so
    /// nothing watches the file; content and cards have their own watch.
    /// </summary>
    /// <exception cref="StartException">An option is not known, or has no value.</exception>
    public static WebApplicationOptions Options(string[] args) =>
        new()
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. ServingOptions.Read(args)],
            ContentRootPath = AppContext.BaseDirectory,
        };

    /// <param name="args">The command line.</param>
    /// <param name="build">Builds the bot, given its command line, without starting it.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        try
        {
            return Help(args) is { } help ? await CliCommands.RunAsync([help], () => build([]), Console.Out)
                : IsVerb(args) ? await CliCommands.RunAsync(args, () => build([]), Console.Out)
                : await ServeAsync(build(args));
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (InvalidDataException e) when (e.GetBaseException() is JsonException or FormatException)
        {
            var file = e.Message.Split('\'') is [_, var path, ..] ? Path.GetFileName(path) : "appsettings.json";
            var line = (e.GetBaseException() as JsonException)?.LineNumber + 1;
            await Console.Error.WriteLineAsync(
                $"{file}{(line is null ? "" : $", line {line}")} cannot be read: look for a missing comma or bracket, or a name that stands twice."
            );
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where a verb knows more, it says so itself.
            var path = e.Message.Split('\'') is [_, var named, ..] ? named : "A file";
            await Console.Error.WriteLineAsync(
                $"{path} cannot be used: check that it is there, and who may read and write it."
            );
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done: run it again.");
            return 1;
        }
        catch (DbException e) when (DatabaseFault.IsFullDisk(e))
        {
            await Console.Error.WriteLineAsync(DatabaseFault.FullDisk);
            return 1;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync(
                $"The database cannot be used ({DatabaseFault.Named(e)}): check ConnectionStrings:ToolkitBot, and that the bot was started on it once."
            );
            return 1;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await app.MigrateAsync();
        return await Serving.RunAsync(app);
    }

    private static bool IsVerb(string[] args) => args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal);

    /// <summary>
    /// Returns the option for a request for help or the version; null if none. Verbs have their own help.
    /// </summary>
    private static string? Help(string[] args) =>
        args is ["help", ..] ? "--help"
        : args is ["version", ..] ? "--version"
        : args is ["-h" or "-?" or "/?", ..] ? "--help"
        : IsVerb(args) ? null
        : args.FirstOrDefault(arg => arg is "--help" or "--version")
            ?? (args.Any(arg => arg is "-h" or "-?") ? "--help" : null);
}
