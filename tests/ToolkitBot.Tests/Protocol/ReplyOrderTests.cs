using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Tests.Protocol;

/// <summary>What people wait for goes first where a tenant's limit binds, and a card is not edited twice for one look.</summary>
public sealed class ReplyOrderTests : IAsyncDisposable
{
    private readonly ManualClock clock = new();
    private readonly OneTurnStore store = new();
    private readonly Calls calls = new();
    private readonly ReplySender<TurnOpening> sender;
    private int turns;

    public ReplyOrderTests()
    {
        var connector = new ConnectorClient(
            new HttpClient(calls),
            LocalTrust.WithoutAppId("").ServiceUrls,
            null,
            new RateShaper(clock),
            new ConnectorOptions(),
            clock,
            NullLogger<ConnectorClient>.Instance
        );
        sender = new(store, connector, new NobodyMinds(), clock, NullLogger<ReplySender<TurnOpening>>.Instance);
    }

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    [Fact]
    public async Task Answers_go_before_cards_that_are_seen_already()
    {
        for (var one = 0; one < 100; one++)
        {
            Begin(
                $"a:edit{one}",
                new Reply
                {
                    Activity = Saying("edit"),
                    Replaces = "1",
                    IsShown = true,
                }
            );
        }

        for (var one = 0; one < 100; one++)
        {
            Begin($"a:answer{one}", new Reply { Activity = Saying("answer") });
        }

        await AllSentAsync();

        Assert.Equal(200, calls.Made.Count);
        var lastAnswer = calls.Made.ToList().FindLastIndex(call => call.Method == HttpMethod.Post);
        // A process may make 10 calls in its first second, before any answer was there.
        Assert.InRange(lastAnswer, 99, 112);
    }

    [Fact]
    public async Task In_one_turn_the_answer_goes_first()
    {
        Begin(
            "a:1",
            new Reply
            {
                Activity = Saying("edit"),
                Replaces = "1",
                IsShown = true,
            },
            new Reply { Activity = Saying("answer") }
        );

        await AllSentAsync();

        Assert.Equal([HttpMethod.Post, HttpMethod.Put], calls.Made.Select(call => call.Method));
    }

    [Fact]
    public async Task A_card_that_changed_again_before_its_place_came_is_edited_once()
    {
        for (var one = 0; one < 60; one++)
        {
            Begin($"a:answer{one}", new Reply { Activity = Saying("answer") });
        }

        for (var look = 1; look <= 5; look++)
        {
            Begin(
                "a:1",
                new Reply
                {
                    Activity = Saying($"look {look}"),
                    Replaces = "1",
                    IsShown = true,
                }
            );
        }

        await AllSentAsync();

        var edit = Assert.Single(calls.Made, call => call.Method == HttpMethod.Put);
        Assert.Contains("look 5", edit.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_the_person_waits_for_is_an_answer()
    {
        for (var one = 0; one < 60; one++)
        {
            Begin(
                $"a:edit{one}",
                new Reply
                {
                    Activity = Saying("shown"),
                    Replaces = "1",
                    IsShown = true,
                }
            );
        }

        for (var one = 0; one < 20; one++)
        {
            Begin($"a:press{one}", new Reply { Activity = Saying("waited for"), Replaces = "1" });
        }

        await AllSentAsync();

        var last = calls
            .Made.ToList()
            .FindLastIndex(call => call.Body.Contains("waited for", StringComparison.Ordinal));
        Assert.InRange(last, 19, 32);
    }

    private void Begin(string conversation, params Reply[] replies) =>
        sender.Begin(
            new TurnCommit
            {
                Id = new TurnId($"turn {++turns}"),
                Key = new StateKey(conversation),
                Reference = new ConversationReference
                {
                    ChannelId = "msteams",
                    ServiceUrl = "http://127.0.0.1:9/",
                    Conversation = new ConversationAccount { Id = conversation, TenantId = "t" },
                },
                SeenVersion = 0,
                Result = new TurnResult { Replies = replies },
            }
        );

    private Task AllSentAsync() =>
        clock.RunAsync(
            Waiting.UntilAsync(() => Task.FromResult(store.Sent.Count == turns), "some replies were never sent")
        );

    private static Activity Saying(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private sealed class Calls : HttpMessageHandler
    {
        public ConcurrentQueue<(HttpMethod Method, string Body)> Made { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Made.Enqueue((request.Method, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new(HttpStatusCode.OK) { Content = new StringContent("""{"id":"2"}""") };
        }
    }
}
