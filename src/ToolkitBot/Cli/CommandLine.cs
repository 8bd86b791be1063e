using System.Data.Common;
using ToolkitBot.Settings;

namespace ToolkitBot.Cli;

/// <summary>
/// The command line: no verb serves; every other word is a verb that prints and ends. Whatever keeps a command from
/// its work is one plain sentence on standard error and an exit code of 1 (of 2, where the command line itself is wrong).
/// </summary>
internal static class CommandLine
{
    /// <summary>
    /// The settings file stands beside the bot, from wherever it is started. Settings are read once, so nothing watches
    /// the file; content and cards are watched by the conversation.
    /// </summary>
    public static WebApplicationOptions Options(string[] args) =>
        new()
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        };

    public static async Task<int> RunAsync(string[] args, Func<Task> serve)
    {
        try
        {
            if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal))
            {
                await serve();
                return 0;
            }

            return await Verbs.RunAsync(args, Console.Out);
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync(
                $"The database cannot be used ({e.GetType().Name}, {e.SqlState ?? "no code"}): check ConnectionStrings:ToolkitBot, and that the bot was started on it once."
            );
            return 1;
        }
    }
}
