using System.Runtime.CompilerServices;
using ToolkitBot.Settings;
using ToolkitBot.Telemetry;

namespace ToolkitBot.Web.Telemetry;

/// <summary>Sends telemetry where an endpoint is set. Without one, no assembly of OpenTelemetry is loaded.</summary>
internal static class TelemetrySetup
{
    /// <exception cref="StartException">A variable of OpenTelemetry cannot be used.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, BotSettings settings)
    {
        if (settings.Telemetry is { } telemetry)
        {
            builder.Services.AddHostedService<Readings>();
            Export(builder, telemetry);
        }
    }

    // Not inlined: what a method names is loaded when the method is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Export(WebApplicationBuilder builder, TelemetrySettings settings)
    {
        if (OtlpExport.Unusable(builder.Configuration, settings.Endpoint, settings.IsGrpc) is [_, ..] unusable)
        {
            // Never their values: keys are among them.
            throw new StartException(
                $"{string.Join(", ", unusable)} cannot be used: write it as OpenTelemetry describes it, such as name=value for headers, or remove it."
            );
        }

        builder.Services.AddOtlpExport(settings.Endpoint, settings.IsGrpc, Release.Number.ToString());
    }
}
