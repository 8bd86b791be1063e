using ToolkitBot.Benchmarks;

return args switch
{
    ["answers", ..] => AnswersBenchmark.Print(),
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        """
        Say what to measure:
          answers                          quality and cost of answers
          screen [--corpus FILE] [--rows]  precision and recall of the screen for pledges
        """
    );
    return 2;
}
