using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Tests.Protocol;

public sealed class InvokeTimeTests
{
    private readonly ManualClock clock = new();
    private readonly SlowHandler handler = new();
    private readonly OneTurnStore store = new();
    private readonly TurnPipeline<TurnOpening> pipeline;

    public InvokeTimeTests()
    {
        var connector = new ConnectorClient(
            new HttpClient(),
            LocalTrust.WithoutAppId("").ServiceUrls,
            null,
            null,
            new ConnectorOptions(),
            clock,
            NullLogger<ConnectorClient>.Instance
        );
        var sender = new ReplySender<TurnOpening>(
            store,
            connector,
            new NobodyMinds(),
            clock,
            NullLogger<ReplySender<TurnOpening>>.Instance
        );
        pipeline = new(store, handler, sender, clock, NullLogger<TurnPipeline<TurnOpening>>.Instance);
    }

    [Fact]
    public async Task A_slow_invoke_is_excused_in_time_and_its_answer_is_there_when_it_comes_again()
    {
        var first = pipeline.RunAsync(Activity("invoke"), CancellationToken.None);
        await handler.Begun.Task;
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("still at work", (await first)!.Body);

        var again = pipeline.RunAsync(Activity("invoke"), CancellationToken.None);
        handler.Finish.SetResult();
        Assert.Equal("done", (await again)!.Body);
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_message_is_waited_for_however_long_it_takes()
    {
        var turn = pipeline.RunAsync(Activity("message"), CancellationToken.None);
        await handler.Begun.Task;
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(turn.IsCompleted);

        handler.Finish.SetResult();
        await turn;
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_turn_that_changes_nothing_is_answered_and_not_committed()
    {
        handler.ChangesNothing = true;
        handler.Finish.SetResult();

        Assert.Equal("done", (await pipeline.RunAsync(Activity("invoke"), CancellationToken.None))!.Body);
        Assert.Equal(0, store.Commits);
    }

    [Fact]
    public async Task An_invoke_that_cannot_be_committed_is_told_so()
    {
        store.Broken = true;
        handler.Finish.SetResult();

        var answer = await pipeline.RunAsync(Activity("invoke"), CancellationToken.None);

        Assert.Equal("not committed", answer!.Body);
    }

    private static Activity Activity(string type) =>
        ActivityReader
            .Read(
                Encoding.UTF8.GetBytes(
                    $$"""
                    {"type":"{{type}}","id":"1","name":"adaptiveCard/action","channelId":"msteams",
                     "serviceUrl":"http://127.0.0.1/","from":{"id":"29:sample"},"recipient":{"id":"28:bot"},
                     "conversation":{"id":"a:1","conversationType":"personal"},"value":{} }
                    """
                )
            )
            .Activity
        ?? throw new JsonException("The test's own activity is wrong.");

    private sealed class SlowHandler : ITurnHandler<TurnOpening>
    {
        public TaskCompletionSource Begun { get; } = new();
        public TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool ChangesNothing { get; set; }

        public StateKey KeyOf(Activity activity) => new("a:1");

        public async Task<TurnResult> HandleAsync(
            Activity activity,
            TurnOpening opening,
            CancellationToken cancellationToken
        )
        {
            Begun.TrySetResult();
            await Finish.Task;
            return new() { State = ChangesNothing ? null : "{}", Answer = new InvokeAnswer(200, "done") };
        }

        public TurnResult Apologise(Activity activity, TurnOpening opening) =>
            new() { Answer = new InvokeAnswer(200, "sorry") };

        public InvokeAnswer Excuse(Activity activity, bool stillAtWork) =>
            new(200, stillAtWork ? "still at work" : "not committed");
    }
}
