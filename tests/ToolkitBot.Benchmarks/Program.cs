using ToolkitBot.Benchmarks;
using ToolkitBot.Benchmarks.Turns;

return args switch
{
    ["answers", ..] => AnswersBenchmark.Print(),
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    ["turns", .. var rest] => await TurnsBenchmark.PrintAsync(rest),
    ["bare", var url, var reply] => await BareEndpoint.ServeAsync(url, reply),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        """
        Say what to measure:
          answers                          quality and cost of answers
          screen [--corpus FILE] [--rows]  precision and recall of the screen for pledges
          turns [--seconds N] [--rounds N] [--bot FOLDER]  turns against a bare endpoint, on both databases
        """
    );
    return 2;
}
