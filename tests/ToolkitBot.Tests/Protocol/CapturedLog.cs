using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Tests.Protocol;

/// <summary>Keeps every log line with its state and exception, so that a test can look for what must not be there.</summary>
internal sealed class CapturedLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public string All => string.Join('\n', lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {state} {exception}");
}
