using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.AppTests.Harness;

/// <summary>One log line of the bot.</summary>
internal sealed record LoggedLine(LogLevel Level, string Category, string Text, Exception? Problem)
{
    public override string ToString() => $"{Level} {Category}: {Text} {Problem}";
}

/// <summary>Keeps everything that the bot logs, from the most detailed level on.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedLine> lines = new();

    /// <summary>The least level that is kept: a long run would fill the memory with details.</summary>
    public LogLevel Least { get; init; }

    public IReadOnlyList<LoggedLine> Lines => [.. lines];

    /// <summary>All lines as one text, to search it for what must not be there.</summary>
    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Least, lines);

    public void Dispose() { }

    private sealed class Logger(string category, LogLevel least, ConcurrentQueue<LoggedLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue(new(logLevel, category, formatter(state, exception), exception));
            }
        }
    }
}
