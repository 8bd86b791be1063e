using ToolkitBot.Cards;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Cli;

/// <summary><c>content check</c>: everything that is wrong with content and cards, a line each.</summary>
internal static class ContentCheck
{
    public static int Run(BotSettings settings, TextWriter output)
    {
        var problems = ContentLoader
            .Load(settings.Content.Path)
            .Problems.Select(problem => problem.ToString())
            .ToList();
        try
        {
            CardDeck.Load(settings.Content.CardsPath);
        }
        catch (CardDeckException e)
        {
            problems.Add(e.Message);
        }

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
