using ToolkitBot.Benchmarks;
using ToolkitBot.Benchmarks.Pledges;
using ToolkitBot.Benchmarks.Turns;
using ToolkitBot.Benchmarks.Wall;

return args switch
{
    ["answers", ..] => AnswersBenchmark.Print(),
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    ["need", ..] => NeedFigures.Print(),
    ["wall", .. var rest] => await WallFigures.PrintAsync(rest),
    ["pledges", .. var rest] => await PledgeStorm.PrintAsync(rest),
    ["turns", .. var rest] => await TurnsBenchmark.PrintAsync(rest),
    ["bare", var url, var reply] => await BareEndpoint.ServeAsync(url, reply),
    ["bare-wall", var url, var answer] => await BareWall.ServeAsync(url, answer),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine(
        """
        Say what to measure:
          answers                          quality and cost of answers
          screen [--corpus FILE] [--rows]  precision and recall of the screen for pledges
          need                             what the door for people in need finds and opens for
          wall [--pledges N] [--days N] [--sqlite FILE] [--postgres CONNECTION | --no-postgres]
                                           the wall's figures at 700,000 pledges
          pledges [--pledges N] [--only Sqlite|PostgreSql]
                                           1,000 pledges in a storm: failing calls, killed bots
          turns [--seconds N] [--rounds N] [--bot FOLDER] [--no-postgres]
                                           turns against a bare endpoint, on both databases
        """
    );
    return 2;
}
