using ToolkitBot.Benchmarks;

switch (args.FirstOrDefault())
{
    case "answers":
        AnswersBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("Usage: answers    figures on the quality and the cost of answers");
        return 2;
}
