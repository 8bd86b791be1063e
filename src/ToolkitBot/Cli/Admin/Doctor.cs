using ToolkitBot.Languages;
using ToolkitBot.Settings;

namespace ToolkitBot.Cli.Admin;

/// <summary>
/// <c>admin doctor</c>: tries what the bot needs one by one, also beside a bot that serves. Exits with 1 where something
/// keeps the bot from its work.
/// </summary>
internal static class Doctor
{
    public static async Task<int> RunAsync(
        Func<WebApplication> build,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var faults = 0;
        await foreach (var finding in FindAsync(build, cancellationToken))
        {
            faults += finding.Verdict == Verdict.Fault ? 1 : 0;
            await output.WriteLineAsync(finding.ToString());
        }

        await output.WriteLineAsync(
            faults switch
            {
                0 => "Nothing keeps the bot from its work.",
                1 => "One fault to mend.",
                _ => $"{faults} faults to mend.",
            }
        );
        return faults == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<Finding> FindAsync(
        Func<WebApplication> build,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        WebApplication? app = null;
        IReadOnlyList<Finding> refused = [];
        try
        {
            app = build();
        }
        catch (StartException e)
        {
            refused = Refused(e);
        }

        if (app is null)
        {
            foreach (var finding in refused)
            {
                yield return finding;
            }

            yield break;
        }

        await using var disposed = app;
        var settings = app.Services.GetRequiredService<BotSettings>();
        yield return Finding.Ok(
            "settings",
            settings.IsLocal ? "can be used; no app id, so for this machine only" : "can be used"
        );
        yield return Content(settings);
        IChecks[] all =
        [
            new StorageChecks(app.Services),
            new IdentityChecks(app.Services),
            new TeamsChecks(app.Services),
        ];
        foreach (var checks in all)
        {
            await foreach (var finding in checks.FindAsync(cancellationToken))
            {
                yield return finding;
            }
        }
    }

    /// <summary>What keeps the bot from being put together: words and cards, or else the settings.</summary>
    private static IReadOnlyList<Finding> Refused(StartException why)
    {
        try
        {
            var content = Content(CliCommands.Settings());
            return content.Verdict == Verdict.Fault ? [content] : Settings(why);
        }
        catch (StartException e)
        {
            return Settings(e);
        }
    }

    /// <summary>One for each line.</summary>
    private static IReadOnlyList<Finding> Settings(StartException why) =>
        [.. why.Message.Split(Environment.NewLine).Select(line => Finding.Fault("settings", line))];

    private static Finding Content(BotSettings settings)
    {
        var problems = CliCommands.Reader(settings).Read().Problems;
        return problems.Count == 0
            ? Finding.Ok("content", "words and cards are fine")
            : Finding.Fault(
                "content",
                $"{problems.Count} to mend, the first is {problems[0]} 'content check' lists all."
            );
    }
}

/// <summary>Checks of one subject.</summary>
internal interface IChecks
{
    IAsyncEnumerable<Finding> FindAsync(CancellationToken cancellationToken);
}
