using ToolkitBot.Benchmarks;
using ToolkitBot.Benchmarks.Wall;

return args switch
{
    ["answers", ..] => AnswersBenchmark.Print(),
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    ["wall", .. var rest] => await WallFigures.PrintAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        """
        Say what to measure:
          answers                          quality and cost of answers
          screen [--corpus FILE] [--rows]  precision and recall of the screen for pledges
          wall [--pledges N] [--days N] [--sqlite FILE] [--postgres CONNECTION | --no-postgres]
                                           the wall's figures at 700,000 pledges
        """
    );
    return 2;
}
