using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Testing;

/// <summary>
/// The address that the local Teams posts to: hands each activity to the instances in turn, as a load balancer does,
/// and answers 503 while there is none. So the bot may stop, start and multiply behind one address.
/// </summary>
internal sealed class BotFront : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ConcurrentQueue<(byte[] Activity, byte[] Answer)> answers = new();
    private volatile IReadOnlyList<Uri> instances = [];
    private int turn;

    private BotFront(WebApplication app) => this.app = app;

    /// <summary>Where activities are posted.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Activities that were answered with a body, and the body.</summary>
    public IReadOnlyCollection<(byte[] Activity, byte[] Answer)> Answers => answers;

    /// <summary>Addresses of the instances that take part.</summary>
    public IReadOnlyList<Uri> Instances
    {
        get => instances;
        set => instances = value;
    }

    public static async Task<BotFront> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var front = new BotFront(builder.Build());
        front.app.MapPost("/api/messages", front.HandOnAsync);
        await front.app.StartAsync();
        var address = front
            .app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        front.Endpoint = new Uri(new Uri(address), "/api/messages");
        return front;
    }

    private async Task HandOnAsync(HttpContext context)
    {
        var all = instances;
        if (all.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        var chosen = all[(int)((uint)Interlocked.Increment(ref turn) % (uint)all.Count)];
        using var activity = new MemoryStream();
        await context.Request.Body.CopyToAsync(activity, context.RequestAborted);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(chosen, "/api/messages"))
        {
            Content = new ByteArrayContent(activity.ToArray()),
        };
        foreach (var (name, value) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }
        }

        request.Headers.Host = null;
        try
        {
            using var response = await http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            var answer = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
            if (answer.Length > 0)
            {
                answers.Enqueue((activity.ToArray(), answer));
            }

            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        http.Dispose();
    }
}
