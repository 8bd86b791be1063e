using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace ToolkitBot.AppTests.Harness;

/// <summary>
/// Sees every HTTP request that leaves this process by <see cref="HttpClient"/>, whoever sends it. What goes beyond
/// this machine fails the test in whose time it happened.
/// </summary>
internal sealed class OutboundWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly OutboundWatch instance = new();
    private readonly ConcurrentQueue<Uri> strangers = new();

    private OutboundWatch() => DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Begins to watch, if nobody did yet.</summary>
    public static void Begin() => _ = instance;

    /// <summary>Addresses beyond this machine that were called since the last time somebody asked.</summary>
    public static IReadOnlyList<Uri> TakeStrangers()
    {
        var taken = new List<Uri>();
        while (instance.strangers.TryDequeue(out var stranger))
        {
            taken.Add(stranger);
        }

        return taken;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key.EndsWith(".Start", StringComparison.Ordinal)
            && value
                .Value?.GetType()
                .GetProperty("Request", BindingFlags.Public | BindingFlags.Instance)
                ?.GetValue(value.Value)
                is HttpRequestMessage { RequestUri: { IsLoopback: false } stranger }
        )
        {
            strangers.Enqueue(stranger);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
