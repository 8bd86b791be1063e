using ToolkitBot.Protocol.Activities;
using System.Net.Http.Json;
namespace ToolkitBot.Protocol.Connector;
public sealed class ConnectorClient : IDisposable
{
    private readonly HttpClient http = new();
    public void Dispose() => http.Dispose();
    public async Task<string?> SendAsync(ConversationReference r, Activity a, CancellationToken ct)
    {
        using var c = new ByteArrayContent(ActivityJson.Write(a)); c.Headers.ContentType = new("application/json");
        using var x = await http.PostAsync(new Uri(r.ServiceUrl.TrimEnd('/') + "/v3/conversations/" + Uri.EscapeDataString(r.Conversation.Id!) + "/activities"), c, ct); x.EnsureSuccessStatusCode(); return null;
    }
    public async Task UpdateAsync(ConversationReference r, string id, Activity a, CancellationToken ct)
    {
        using var c = new ByteArrayContent(ActivityJson.Write(a)); c.Headers.ContentType = new("application/json");
        using var x = await http.PutAsync(new Uri(r.ServiceUrl.TrimEnd('/') + "/v3/conversations/" + Uri.EscapeDataString(r.Conversation.Id!) + "/activities/" + Uri.EscapeDataString(id)), c, ct); x.EnsureSuccessStatusCode();
    }
}
public sealed class ConnectorException : Exception { public bool IsTransient { get; init; } public string Fault { get; init; } = ""; public bool ClosesConversation { get; init; } }
