using System.Runtime.CompilerServices;
using ToolkitBot.Settings;
using ToolkitBot.Telemetry;

namespace ToolkitBot.Web.Telemetry;

/// <summary>Sends telemetry where an endpoint is set. Without one, no assembly of OpenTelemetry is loaded.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder, BotSettings settings)
    {
        if (settings.Telemetry is { } telemetry)
        {
            builder.Services.AddHostedService<Readings>();
            Export(builder.Services, telemetry);
        }
    }

    // Not inlined: what a method names is loaded when the method is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Export(IServiceCollection services, TelemetrySettings settings) =>
        services.AddOtlpExport(settings.Endpoint, settings.IsGrpc, Release.Number.ToString());
}
