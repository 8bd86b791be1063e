using ToolkitBot.Benchmarks;

return args switch
{
    ["screen", .. var rest] => ScreenFigures.Print(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("Say what to measure: screen [--corpus FILE] [--rows].");
    return 2;
}
