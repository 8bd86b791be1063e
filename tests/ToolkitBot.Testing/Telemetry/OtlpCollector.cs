using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Testing;

/// <summary>
/// A collector of OpenTelemetry's protocol over HTTP: keeps every byte it is sent, and the names and attributes in it.
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> requests = new();
    private readonly ConcurrentDictionary<OtlpItem, bool> items = new();

    private OtlpCollector(WebApplication app) => this.app = app;

    /// <summary>The address to set as the endpoint.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Each metric, span and log record that was sent, with an attribute of it.</summary>
    public IReadOnlyCollection<OtlpItem> Items => [.. items.Keys];

    /// <summary>Names of what was sent as this signal.</summary>
    public IReadOnlySet<string> Names(OtlpSignal signal) =>
        Items.Where(item => item.Signal == signal).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Values of an attribute of something.</summary>
    public IReadOnlySet<string> Values(string name, string attribute) =>
        Items
            .Where(item => item.Name == name && item.Attribute == attribute)
            .Select(item => item.Value ?? "")
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether any request holds these words, wherever in it.</summary>
    public bool Holds(string words) =>
        requests.Any(request => request.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new OtlpCollector(builder.Build());
        collector.app.MapPost("/v1/metrics", http => collector.TakeAsync(http, ReadMetrics));
        collector.app.MapPost("/v1/traces", http => collector.TakeAsync(http, ReadSpans));
        collector.app.MapPost("/v1/logs", http => collector.TakeAsync(http, ReadLogs));
        await collector.app.StartAsync();
        collector.Endpoint = new Uri(
            collector
                .app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        );
        return collector;
    }

    /// <summary>Settings that send everything here, often.</summary>
    public Dictionary<string, string> Settings =>
        new()
        {
            ["Telemetry:Endpoint"] = Endpoint.AbsoluteUri,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "300",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "300",
        };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http, Func<byte[], IEnumerable<OtlpItem>> read)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        requests.Enqueue(body.ToArray());
        foreach (var item in read(body.ToArray()))
        {
            items[item] = true;
        }

        http.Response.ContentType = "application/x-protobuf";
    }

    // ResourceMetrics 1, ScopeMetrics 2, Metric 2: name 1, and one of gauge 5, sum 7, histogram 9 with data points 1.
    private static IEnumerable<OtlpItem> ReadMetrics(byte[] request) =>
        from metric in ProtobufReader.At(request, 1, 2, 2)
        let name = ProtobufReader.Text(metric, 1)!
        from data in ProtobufReader.Read(metric).Where(one => one.Field is 5 or 7 or 9)
        from point in ProtobufReader.At(data.Value, 1)
        from item in ItemsOf(OtlpSignal.Metric, name, point, data.Field == 9 ? 9 : 7)
        select item;

    // ResourceSpans 1, ScopeSpans 2, Span 2: name 5, attributes 9.
    private static IEnumerable<OtlpItem> ReadSpans(byte[] request) =>
        from span in ProtobufReader.At(request, 1, 2, 2)
        from item in ItemsOf(OtlpSignal.Span, ProtobufReader.Text(span, 5)!, span, 9)
        select item;

    // ResourceLogs 1, ScopeLogs 2, LogRecord 2: body 5 as a text 1, attributes 6.
    private static IEnumerable<OtlpItem> ReadLogs(byte[] request) =>
        from record in ProtobufReader.At(request, 1, 2, 2)
        from item in ItemsOf(OtlpSignal.Log, ProtobufReader.Text(record, 5, 1) ?? "", record, 6)
        select item;

    private static IEnumerable<OtlpItem> ItemsOf(
        OtlpSignal signal,
        string name,
        ReadOnlyMemory<byte> of,
        int attributes
    )
    {
        yield return new(signal, name, null, null);
        foreach (var attribute in ProtobufReader.At(of, attributes))
        {
            yield return new(signal, name, ProtobufReader.Text(attribute, 1), ProtobufReader.Text(attribute, 2, 1));
        }
    }
}

/// <summary>The three things that OpenTelemetry sends.</summary>
internal enum OtlpSignal
{
    Metric,
    Span,
    Log,
}

/// <summary>Something that was sent, with one attribute of it, or none.</summary>
internal sealed record OtlpItem(OtlpSignal Signal, string Name, string? Attribute, string? Value);
