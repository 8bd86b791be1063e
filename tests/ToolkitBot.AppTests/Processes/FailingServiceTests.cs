using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ToolkitBot.Cli;

namespace ToolkitBot.AppTests.Processes;

/// <summary>A service that fails stops the bot with an exit code that says so.</summary>
public sealed class FailingServiceTests
{
    [Fact]
    public async Task A_host_that_a_failed_service_stops_ends_with_1() => Assert.Equal(1, await RunAsync<Failing>());

    [Fact]
    public async Task A_host_that_is_told_to_stop_ends_with_0() => Assert.Equal(0, await RunAsync<Stopping>());

    private static Task<int> RunAsync<TService>()
        where TService : class, IHostedService
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.AddServing();
        builder.Services.AddHostedService<TService>();
        return Serving.RunAsync(builder.Build());
    }

    private sealed class Failing(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new InvalidOperationException("made to fail");
        }
    }

    private sealed class Stopping(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lifetime.StopApplication();
        }
    }
}
