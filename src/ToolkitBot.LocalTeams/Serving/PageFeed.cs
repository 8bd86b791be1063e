using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.LocalTeams.Serving;

/// <summary>Server-sent events: what changes for one person, as it happens.</summary>
internal sealed class PageFeed
{
    private static readonly TimeSpan beat = TimeSpan.FromSeconds(20);
    private const int Backlog = 1_000;

    private readonly StreamLimiter places = new();
    private readonly LocalTeamsServer server;
    private readonly ConcurrentDictionary<Listener, byte> listeners = new();
    private readonly ConcurrentDictionary<(string Person, string Conversation), int> working = new();

    public PageFeed(LocalTeamsServer server)
    {
        this.server = server;
        server.World.Changed += Changed;
        server.World.Read += Read;
        server.Connector.Typing += conversation => Send(conversation, "typing", on: true, person: null);
        server.BotWorks += Works;
    }

    public async Task ListenAsync(HttpContext context, LocalPerson person, CancellationToken stopping)
    {
        var response = context.Response;
        using var place = places.Take(person.Key);
        if (place is null)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        var listener = new Listener(
            person.Key,
            // A page that lags this far behind is cut off; it connects again and reads everything anew.
            Channel.CreateBounded<FeedEvent>(Backlog)
        );
        listeners[listener] = 0;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await response.WriteAsync("retry: 1000\n\n", ending.Token);
            await response.Body.FlushAsync(ending.Token);
            while (await NextAsync(listener, response, ending.Token))
            {
                while (listener.Events.Reader.TryRead(out var happened))
                {
                    var data = JsonSerializer.Serialize(happened, LocalJson.Options);
                    await response.WriteAsync($"data: {data}\n\n", ending.Token);
                }
                await response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the server stops.
        }
        finally
        {
            listeners.TryRemove(listener, out _);
        }
    }

    private static async Task<bool> NextAsync(
        Listener listener,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var next = listener.Events.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(next, Task.Delay(beat, cancellationToken)) != next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await response.WriteAsync(": still here\n\n", cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
        return await next;
    }

    private void Changed(LocalMessage message)
    {
        var members = server.World.FindConversation(message.ConversationId)!.Members;
        var unread = server.World.Unread();
        foreach (var listener in listeners.Keys)
        {
            if (members.Contains(listener.Person))
            {
                Post(
                    listener,
                    new FeedEvent("message") { Message = MessageView.Of(server.World, message, listener.Person) }
                );
            }
            Post(listener, new FeedEvent("unread") { Unread = unread });
        }
    }

    private void Read()
    {
        var unread = server.World.Unread();
        foreach (var listener in listeners.Keys)
        {
            Post(listener, new FeedEvent("unread") { Unread = unread });
        }
    }

    private void Works(JsonObject activity, bool begins)
    {
        var person = server.World.FindPerson((string?)activity["from"]?["id"] ?? "")?.Key;
        var conversation = server.World.FindConversation((string?)activity["conversation"]?["id"] ?? "");
        if (person is null || conversation is null)
        {
            return;
        }
        var count = working.AddOrUpdate(
            (person, conversation.Id),
            _ => begins ? 1 : 0,
            (_, before) => before + (begins ? 1 : -1)
        );
        Send(conversation, "working", count > 0, person);
    }

    private void Send(LocalConversation conversation, string kind, bool on, string? person)
    {
        foreach (var listener in listeners.Keys)
        {
            if (person is null ? conversation.Members.Contains(listener.Person) : listener.Person == person)
            {
                Post(listener, new FeedEvent(kind) { Conversation = conversation.Key, On = on });
            }
        }
    }

    private static void Post(Listener listener, FeedEvent happened)
    {
        if (!listener.Events.Writer.TryWrite(happened))
        {
            listener.Events.Writer.TryComplete();
        }
    }

    private sealed record Listener(string Person, Channel<FeedEvent> Events)
    {
        public bool Equals(Listener? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
