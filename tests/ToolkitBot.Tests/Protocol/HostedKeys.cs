using System.Net;
using System.Text.Json.Nodes;

namespace ToolkitBot.Tests.Protocol;

/// <summary>
/// Every host of the internet, reachable without a network: whatever address is asked for serves what a test put there. So
/// a refusal comes from a rule, and never from a host that nobody reaches.
/// </summary>
internal sealed class HostedKeys : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> pages = new(StringComparer.Ordinal);
    private int fetches;

    /// <summary>How often anything was asked for.</summary>
    internal int Fetches => Volatile.Read(ref fetches);

    /// <summary>What to wait for before anything is answered.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    internal void Serve(string address, string body, HttpStatusCode status = HttpStatusCode.OK) =>
        pages[address] = () => new HttpResponseMessage(status) { Content = new StringContent(body) };

    /// <summary>Serves metadata that names these keys, and the keys.</summary>
    internal void Serve(string metadata, string keysAddress, params JsonNode[] keys)
    {
        Serve(metadata, Metadata(keysAddress));
        Serve(keysAddress, Keys(keys));
    }

    internal static string Metadata(string keysAddress) =>
        new JsonObject { ["issuer"] = TestIssuer.Issuer, ["jwks_uri"] = keysAddress }.ToJsonString();

    internal static string Keys(params JsonNode[] keys) =>
        new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref fetches);
        await Gate.WaitAsync(cancellationToken);
        return pages.TryGetValue(request.RequestUri!.AbsoluteUri, out var page)
            ? page()
            : new HttpResponseMessage(HttpStatusCode.NotFound);
    }
}
