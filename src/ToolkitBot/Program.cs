using ToolkitBot;
using ToolkitBot.Cli;

return await CommandLine.RunAsync(args, build: args => ToolkitHost.Build(args));
