using System.CommandLine;
using ToolkitBot.Web;

namespace ToolkitBot.Cli;

/// <summary>The verbs of the command line.</summary>
internal static class Verbs
{
    public static Task<int> RunAsync(string[] args, TextWriter output)
    {
        var root = new RootCommand("ToolkitBot: without a verb it serves the bot.");
        root.Subcommands.Add(Content(output));
        root.Subcommands.Add(ScreenVerb.Make(output));
        root.Subcommands.Add(ExportVerb.Make(output));
        return root.Parse(args).InvokeAsync();
    }

    private static Command Content(TextWriter output)
    {
        var check = new Command("check", "Reads content and cards, and says what is wrong: file, line, what to do.");
        check.SetAction(_ => ContentCheck.Run(Settings(), output));
        return new Command("content", "The words of the toolkit.") { check };
    }

    /// <summary>The settings as the bot would read them, without starting it.</summary>
    public static BotSettings Settings() =>
        BotSettings.Read(
            new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build()
        );
}
