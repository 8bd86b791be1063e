using Microsoft.Extensions.DependencyInjection;
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
    public static void AddOtlpExport(this IServiceCollection services, Uri endpoint, bool isGrpc, string version) =>
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
            .UseOtlpExporter(isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, endpoint);

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, so that they win.
    private static void Describe(ResourceBuilder resource, string version) =>
        resource.AddService("toolkitbot", serviceVersion: version).AddEnvironmentVariableDetector();
}
