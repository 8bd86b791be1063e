using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.AppTests.Harness;

/// <summary>One instance of the whole bot, started from its own Program, on Kestrel and a free loopback port.</summary>
internal sealed class BotInstance : WebApplicationFactory<Program>
{
    /// <summary>What bots of this process wrote on standard error: why one did not start.</summary>
    private static readonly StringWriter Errors = new(CultureInfo.InvariantCulture);

    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly Action<IServiceCollection> services;
    private readonly FakeLogCollector log;

    static BotInstance() => Console.SetError(TextWriter.Synchronized(Errors));

    private BotInstance(
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection> services,
        FakeLogCollector log
    )
    {
        this.settings = settings;
        this.services = services;
        this.log = log;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<BotInstance> StartAsync(
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection> services,
        FakeLogCollector log
    )
    {
        var instance = new BotInstance(settings, services, log);
        instance.UseKestrel();
        await Task.Run(instance.StartServer);
        var addresses = instance.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        instance.Address = new Uri(
            addresses!.Addresses.FirstOrDefault()
                ?? throw new InvalidOperationException($"The bot did not start. Bots said: {Errors}")
        );
        return instance;
    }

    // Settings of the host reach the bot before it reads them; those of the web host would come too late.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            logging.SetMinimumLevel(LogLevel.Debug);
            logging.AddProvider(new FakeLoggerProvider(log));
        });
        builder.ConfigureServices(services);
    }
}
