using ToolkitBot;
using ToolkitBot.BotBuilder;
using ToolkitBot.Cli;

return await CommandLine.RunAsync(args, build: args => ToolkitHost.Build(args, SdkDoor.Add, SdkDoor.Map));
