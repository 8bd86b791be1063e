using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.AppTests.Wire;

/// <summary>One call that reached the Connector.</summary>
internal sealed record WireCall(string Method, string Path, string? Authorization, string Body)
{
    /// <summary>Text of the message's card or words: enough to tell replies apart.</summary>
    public JsonObject Message => JsonNode.Parse(Body)!.AsObject();
}

/// <summary>
/// A Connector that takes everything, or answers as a test says, and the token endpoint beside it. It outlives the bot.
/// </summary>
internal sealed class WireConnector : IAsyncDisposable
{
    /// <summary>The token that the endpoint issues: shaped like one, so that a leak is seen by its first letters.</summary>
    public const string Token = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.c2lnbmF0dXJl";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<WireCall> calls = new();
    private int ids;
    private int tokens;

    private WireConnector(WebApplication app) => this.app = app;

    /// <summary>Everything that was called, in order of arrival.</summary>
    public IReadOnlyList<WireCall> Calls => [.. calls];

    /// <summary>Whether calls are kept; a long run only counts them, by <see cref="Answer"/>.</summary>
    public bool Remembers { get; set; } = true;

    /// <summary>How often a token was asked for.</summary>
    public int TokensIssued => Volatile.Read(ref tokens);

    /// <summary>What the token endpoint was told, form by form.</summary>
    public ConcurrentQueue<string> TokenForms { get; } = new();

    /// <summary>Answers a call instead of the usual success; null is the usual success.</summary>
    public Func<WireCall, IResult?> Answer { get; set; } = _ => null;

    /// <summary>Address under the name 127.0.0.1.</summary>
    public string Address => app.Urls.First();
    public string ServiceUrl => Address + "/teams/";
    public string TokenEndpoint => Address + "/token";

    public static async Task<WireConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var connector = new WireConnector(builder.Build());
        connector.app.MapPost("/token", connector.IssueAsync);
        connector.app.Map("/{**path}", connector.TakeAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>Calls whose path names this conversation.</summary>
    public IReadOnlyList<WireCall> In(string conversation) =>
        [
            .. calls.Where(call =>
                call.Path.Contains($"/v3/conversations/{Uri.EscapeDataString(conversation)}/", StringComparison.Ordinal)
            ),
        ];

    /// <summary>Waits until a conversation has had so many calls.</summary>
    public async Task<IReadOnlyList<WireCall>> WaitForAsync(string conversation, int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (In(conversation) is var found)
        {
            if (found.Count >= count)
            {
                return found;
            }

            Assert.False(deadline.IsCancellationRequested, $"{conversation} has {found.Count} calls and not {count}.");
            await Task.Delay(20);
        }

        return [];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        TokenForms.Enqueue(await reader.ReadToEndAsync());
        Interlocked.Increment(ref tokens);
        return Results.Json(
            new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
                ["access_token"] = Token,
            }
        );
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var path = request
            .HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!
            .RawTarget;
        var call = new WireCall(request.Method, path, request.Headers.Authorization, await reader.ReadToEndAsync());
        if (Remembers)
        {
            calls.Enqueue(call);
        }

        return Answer(call)
            ?? Results.Json(
                new JsonObject { ["id"] = $"{1_700_000_000_000 + Interlocked.Increment(ref ids)}" },
                statusCode: 201
            );
    }
}
