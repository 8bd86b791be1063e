using System.CommandLine;
using System.CommandLine.Invocation;
using ToolkitBot.Cli.Admin;
using ToolkitBot.Cli.Packaging;
using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Settings;

namespace ToolkitBot.Cli;

/// <summary>The verbs of the command line.</summary>
internal static class CliCommands
{
    /// <summary>Codes that the parser's library gives a verb that a signal ended before it looked at its token.</summary>
    private const int OfInterrupt = 130;
    private const int OfTermination = 143;

    /// <exception cref="OperationCanceledException">A signal ended the verb before it was done.</exception>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build, TextWriter output)
    {
        var root = new RootCommand(
            "ToolkitBot. Without a command it serves the bot; any setting may follow, such as --urls=http://127.0.0.1:3978. With --sample the local chat has a campaign with some pledges."
        );
        root.Subcommands.Add(Content(output));
        root.Subcommands.Add(ScreenVerb.Make(output));
        root.Subcommands.Add(ExportVerb.Make(output));
        root.Subcommands.Add(OwnAnswersVerb.MakeImport(output));
        root.Subcommands.Add(Ask(output));
        root.Subcommands.Add(Package(output));
        root.Subcommands.Add(AdminCommands.Make(build, output));

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            var faults = string.Join(' ', parsed.Errors.Select(fault => fault.Message));
            throw new StartException($"{faults} Add --help to see what there is.");
        }

        // CommandLine reports errors, in a sentence and without a stack trace.
        var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        return code is OfInterrupt or OfTermination ? throw new OperationCanceledException() : code;
    }

    private static Command Content(TextWriter output)
    {
        var check = new Command("check", "Reads content and cards, and says what is wrong: file, line, what to do.");
        check.SetAction(_ => ContentCheck.Run(Settings(), output));
        return new Command("content", "The words of the toolkit.") { check };
    }

    private static Command Ask(TextWriter output)
    {
        var question = new Argument<string?>("question")
        {
            Description = "A question, as somebody would type it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var questions = new Option<FileInfo?>("--questions")
        {
            Description = "A file with the columns id and question; prints id, sections and platforms for each.",
        };
        var ask = new Command("ask", "Answers a question as the bot would, and says why.") { question, questions };
        ask.SetAction(given => AskVerb.Run(Settings(), given.GetValue(question), given.GetValue(questions), output));
        return ask;
    }

    private static Command Package(TextWriter output)
    {
        var appId = new Option<string>("--app-id") { Description = "App id (GUID) of the Azure Bot.", Required = true };
        var domain = new Option<string>("--domain") { Description = "Host name where the bot runs.", Required = true };
        var organisation = new Option<string>("--organisation")
        {
            Description = "Who publishes the app, as staff read it in Teams.",
            Required = true,
        };
        var version = new Option<string>("--package-version")
        {
            Description = "Version of the package; Teams takes an update only if it is higher.",
            DefaultValueFactory = _ => Release.Number.ToString(),
        };
        var file = new Option<string>("--out") { Description = "The package to write, a .zip file.", Required = true };
        var project = new Option<string?>("--project")
        {
            Description = "A folder to write the app to as a project of Microsoft 365 Agents Toolkit, too.",
        };
        var package = new Command("package", "Makes the app package that Teams takes.")
        {
            appId,
            domain,
            organisation,
            version,
            file,
            project,
        };
        package.SetAction(given =>
            PackageVerb.Run(
                new PackageOptions(
                    Settings().Content.AppPackagePath,
                    given.GetRequiredValue(appId),
                    given.GetRequiredValue(domain),
                    given.GetRequiredValue(organisation),
                    given.GetRequiredValue(version),
                    given.GetRequiredValue(file),
                    given.GetValue(project)
                ),
                output
            )
        );
        return package;
    }

    /// <summary>Returns the languages as the bot would load them at start-up.</summary>
    /// <exception cref="StartException">Content or cards cannot be used.</exception>
    internal static LanguageShelf Languages(BotSettings settings) => new(Reader(settings).Start());

    internal static LanguageReader Reader(BotSettings settings) =>
        new(settings.Content.Path, settings.Content.CardsPath, CardJson.Default);

    /// <summary>Returns the settings as the bot would read them, without starting it.</summary>
    internal static BotSettings Settings() =>
        BotSettings.Read(
            new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build()
        );
}
