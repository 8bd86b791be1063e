namespace ToolkitBot.Settings;

/// <summary>
/// Where telemetry is sent by OpenTelemetry's protocol: <c>Telemetry:Endpoint</c>, or the variables that OpenTelemetry names.
/// </summary>
/// <param name="Endpoint">The collector's address, without the path of a signal.</param>
/// <param name="IsGrpc">By gRPC, which is OpenTelemetry's default in .NET; else by HTTP.</param>
internal sealed record TelemetrySettings(Uri Endpoint, bool IsGrpc)
{
    private const string Own = "Telemetry:Endpoint";
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Returns the settings; null where no endpoint is set, and nothing is sent.</summary>
    public static TelemetrySettings? Read(SettingReader reader)
    {
        var own = reader.Optional(Own);
        if ((own ?? reader.Optional(Standard)) is not { } text)
        {
            return null;
        }

        // Plain http is allowed beyond this machine, too: no word, name or id of anybody is sent, and Azure's agent has no https.
        var isUsable =
            Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            && endpoint is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" };
        var isGrpc = reader.OneOf(Protocol, Protocols) == Protocols[0];
        if (isUsable)
        {
            return new(endpoint!, isGrpc);
        }

        reader.Refuse(
            $"{(own is null ? Standard : Own)} cannot be used: write the collector's address, such as http://127.0.0.1:4317; keys belong in OTEL_EXPORTER_OTLP_HEADERS."
        );
        return null;
    }
}
