using ToolkitBot.Benchmarks;
using ToolkitBot.Benchmarks.Pledges;
using ToolkitBot.Benchmarks.Turns;
using ToolkitBot.Benchmarks.Wall;

return args switch
{
    ["answers", ..] => AnswersBenchmark.Print(),
    ["own-answers", .. var rest] => OwnAnswerFigures.Print(rest),
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    ["need", .. var rest] => NeedFigures.Print(rest),
    ["heard", .. { Length: > 0 } rest] => HeardFigures.Print(Path.Combine(Repository.Root, "content/en"), rest),
    ["wall", .. var rest] => await WallBenchmark.PrintAsync(rest),
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
          own-answers [--rows]             a made-up trust's own answers beside the toolkit's
          screen [--corpus FILE] [--rows]  precision and recall of the screen for pledges
          heard [--rows] FILE...           negations, wishes for a platform and due dates in files of phrases
          need [--corpus FILE] [--rows]    what the door for people in need finds and opens for
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
