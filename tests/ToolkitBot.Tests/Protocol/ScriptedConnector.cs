using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ToolkitBot.Tests.Protocol;

/// <summary>A Connector that answers what a test tells it, in order; the last answer repeats.</summary>
internal sealed class ScriptedConnector : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = new();
    private readonly ConcurrentQueue<Seen> seen = new();
    private readonly TimeProvider clock;

    internal ScriptedConnector(TimeProvider clock)
    {
        this.clock = clock;
    }

    internal sealed record Seen(
        string Method,
        string Address,
        string? Token,
        string Body,
        string? ContentType,
        DateTimeOffset At
    );

    internal IReadOnlyList<Seen> Calls => [.. seen];

    internal ScriptedConnector Answers(int status, string body = "", Action<HttpResponseMessage>? change = null) =>
        Does(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            change?.Invoke(response);
            return Task.FromResult(response);
        });

    internal ScriptedConnector Throws(Exception fault) => Does(_ => throw fault);

    internal ScriptedConnector IsSilent() =>
        Does(async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Silence ends by cancellation only.");
        });

    internal ScriptedConnector Does(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        seen.Enqueue(
            new Seen(
                request.Method.Method,
                request.RequestUri!.AbsoluteUri,
                request.Headers.Authorization?.ToString(),
                body,
                request.Content?.Headers.ContentType?.ToString(),
                clock.GetUtcNow()
            )
        );
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        if (answers.Count > 1)
        {
            answers.TryDequeue(out answer);
        }
        else
        {
            answers.TryPeek(out answer);
        }

        return await (answer ?? throw new InvalidOperationException("An unexpected call."))(cancellationToken);
    }
}
