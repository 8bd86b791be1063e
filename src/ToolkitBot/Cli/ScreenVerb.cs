using System.CommandLine;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Cli;

/// <summary>
/// <c>screen "text"</c> and <c>screen --pledges FILE.tsv</c>: print what the screen finds in pledges. Nothing is
/// stored.
/// </summary>
internal static class ScreenVerb
{
    public static Command Make(TextWriter output)
    {
        var text = new Argument<string?>("text") { Description = "A pledge.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<FileInfo?>("--pledges")
        {
            Description = "A table with the columns id and text, separated by tabs; \\n is a line break.",
        };
        var command = new Command("screen", "Says whether a pledge may be posted, and what was found in it.")
        {
            text,
            file,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(file) is { } table)
            {
                return RunTable(table, output);
            }

            if (parsed.GetValue(text) is { } pledge)
            {
                Explain(Screen().Check(pledge), output);
                return 0;
            }

            throw new StartException(
                "Write the pledge in quotation marks behind 'screen', or name a table with --pledges."
            );
        });
        return command;
    }

    private static void Explain(ScreenResult result, TextWriter output)
    {
        output.WriteLine(Word(result.Verdict));
        foreach (var finding in result.Findings)
        {
            output.WriteLine($"{finding.Kind}: {finding.Explanation}");
        }
    }

    private static int RunTable(FileInfo table, TextWriter output)
    {
        if (!table.Exists)
        {
            throw new StartException($"There is no file '{table.Name}': check the name behind --pledges.");
        }

        var screen = Screen();
        var number = 0;
        foreach (var line in File.ReadLines(table.FullName))
        {
            number++;
            var cells = line.Split('\t', 2);
            if (line.Length == 0 || (number == 1 && cells[0].Trim('\uFEFF') == "id"))
            {
                continue;
            }

            if (cells.Length < 2)
            {
                throw new StartException(
                    $"{table.Name}, line {number}: no tab was found; write an id, a tab and the pledge."
                );
            }

            // Further columns are the author's notes.
            var result = screen.Check(cells[1].Split('\t')[0].Replace("\\n", "\n", StringComparison.Ordinal));
            var found = string.Join(',', result.Findings.Select(finding => finding.Kind).Distinct());
            output.WriteLine($"{cells[0]}\t{Word(result.Verdict)}\t{found}");
        }

        return 0;
    }

    private static string Word(ScreenVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static PledgeScreen Screen() =>
        CliCommands.Languages(CliCommands.Settings()).For(ContentLibrary.English).Pledges.Screen;
}
