using ToolkitBot.Benchmarks;
using ToolkitBot.Benchmarks.Wall;

return args switch
{
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    ["wall", .. var rest] => await WallFigures.PrintAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("Say what to measure: screen [--corpus FILE] [--rows], or wall [--pledges N] [--days N] [--sqlite FILE] [--postgres CONNECTION | --no-postgres].");
    return 2;
}
