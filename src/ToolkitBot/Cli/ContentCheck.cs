using ToolkitBot.Settings;

namespace ToolkitBot.Cli;

/// <summary><c>content check</c>: prints every problem of content and cards, one per line.</summary>
internal static class ContentCheck
{
    public static int Run(BotSettings settings, TextWriter output)
    {
        var problems = Verbs.Reader(settings).Read().Problems;
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        output.WriteLine(
            problems.Count switch
            {
                0 => "Content and cards are fine.",
                1 => "One thing to mend.",
                var count => $"{count} things to mend.",
            }
        );
        return problems.Count == 0 ? 0 : 1;
    }
}
