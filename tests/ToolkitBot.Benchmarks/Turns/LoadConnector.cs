using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>The Connector of the measurement: takes every reply and tells who waits for it.</summary>
internal sealed class LoadConnector : IAsyncDisposable
{
    private static readonly byte[] answer = "{\"id\":\"1700000000001\"}"u8.ToArray();
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    private LoadConnector(WebApplication app) => this.app = app;

    public string ServiceUrl => app.Urls.First() + "/teams";

    /// <summary>The last reply's body.</summary>
    public byte[] LastReply { get; private set; } = [];

    /// <summary>Whether replies are kept for <see cref="LastReply"/>.</summary>
    public bool Keeps { get; set; }

    public static async Task<LoadConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var connector = new LoadConnector(builder.Build());
        connector.app.MapPost("/teams/v3/conversations/{id}/activities", connector.TakeAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>Ends when the next reply in that conversation has arrived.</summary>
    public Task Await(string conversation)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[conversation] = arrival;
        return arrival.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (Keeps)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            LastReply = body.ToArray();
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        var id = (string)context.Request.RouteValues["id"]!;
        if (waiting.TryRemove(id, out var arrival))
        {
            arrival.SetResult();
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
