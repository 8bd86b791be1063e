using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ToolkitBot.Telemetry;

/// <summary>Sends what instruments, spans and loggers say to a collector, by OpenTelemetry's protocol (OTLP).</summary>
public static class OtlpExport
{
    /// <summary>Every meter and every source of spans of the bot is named so.</summary>
    private const string Own = "ToolkitBot.*";

    /// <summary>Sends traces, metrics and logs of this process.</summary>
    /// <param name="services">The services of the bot.</param>
    /// <param name="endpoint">The collector's address, without the path of a signal.</param>
    /// <param name="isGrpc">By gRPC; else by HTTP with protobuf.</param>
    /// <param name="version">The release that is running.</param>
    public static void AddOtlpExport(this IServiceCollection services, Uri endpoint, bool isGrpc, string version)
    {
        // Below warnings the libraries write addresses, and ids of chats and people stand in those. Whatever levels are set.
        services.Configure<LoggerFilterOptions>(filters =>
            filters
                .AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning)
                .AddFilter<OpenTelemetryLoggerProvider>("System", LogLevel.Warning)
        );
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, version))
            .WithMetrics(metrics =>
                metrics.AddMeter(
                    Own,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "System.Runtime"
                )
            )
            .WithTracing(traces => traces.AddSource(Own))
            .WithLogging(
                logs => logs.AddProcessor(new WithoutMessages()),
                options => options.IncludeFormattedMessage = true
            )
            .UseOtlpExporter(Kind(isGrpc), endpoint);
    }

    /// <summary>
    /// Returns the variables of OpenTelemetry with which nothing could be sent; empty where all can be used. Its libraries
    /// read most of them only when they are put together, and throw what they like: so it is tried, without the bot.
    /// </summary>
    public static IReadOnlyList<string> Unusable(IConfiguration configuration, Uri endpoint, bool isGrpc)
    {
        var set = configuration
            .GetChildren()
            .Where(one => one.Value is not null && one.Key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(one => one.Key, one => one.Value);
        bool Works(Func<string, bool> with) => CanBeMade(set.Where(one => with(one.Key)), endpoint, isGrpc);
        if (Works(_ => true))
        {
            return [];
        }

        // One that is to blame alone; else each that is by itself; else they do not go together.
        string[] alone = [.. set.Keys.Where(one => Works(other => other != one))];
        string[] each = alone.Length > 0 ? alone : [.. set.Keys.Where(one => !Works(other => other == one))];
        return each.Length > 0 ? each : [.. set.Keys];
    }

    private static bool CanBeMade(IEnumerable<KeyValuePair<string, string?>> variables, Uri endpoint, bool isGrpc)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(variables).Build());
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, ""))
            .UseOtlpExporter(Kind(isGrpc), endpoint);
        try
        {
            // Without meters and sources there is nothing to send.
            using var made = services.BuildServiceProvider();
            made.GetService<MeterProvider>();
            made.GetService<TracerProvider>();
            made.GetService<LoggerProvider>();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static OtlpExportProtocol Kind(bool isGrpc) =>
        isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, so that they win.
    private static void Describe(ResourceBuilder resource, string version) =>
        resource.AddService("toolkitbot", serviceVersion: version).AddEnvironmentVariableDetector();
}
