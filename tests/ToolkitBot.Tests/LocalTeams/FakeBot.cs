using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.Tests.LocalTeams;

/// <summary>A bot's endpoint that keeps what it got and answers as the test says, with a client for the Connector.</summary>
internal sealed class FakeBot : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private FakeBot(WebApplication app)
    {
        this.app = app;
        Endpoint = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
                + "/api/messages"
        );
    }

    public Uri Endpoint { get; }
    public ConcurrentQueue<JsonObject> Received { get; } = [];

    /// <summary>Gives status and body for each activity; a status of 0 cuts the connection.</summary>
    public Func<JsonObject, (int Status, JsonNode? Body)> Answers { get; set; } = _ => (200, null);

    public static async Task<FakeBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        FakeBot? bot = null;
        app.MapPost("/api/messages", context => bot!.TakeAsync(context));
        await app.StartAsync();
        return bot = new FakeBot(app);
    }

    public Task<LocalTeamsHost> TeamsAsync(Func<LocalTeamsOptions, LocalTeamsOptions>? change = null)
    {
        var options = new LocalTeamsOptions { BotEndpoint = Endpoint, RedeliveryDelay = TimeSpan.FromMilliseconds(20) };
        return LocalTeamsHost.StartAsync(change?.Invoke(options) ?? options);
    }

    public JsonObject[] Of(string type) => [.. Received.Where(activity => (string?)activity["type"] == type)];

    public async Task<(HttpResponseMessage Response, JsonNode? Body)> CallAsync(
        LocalTeamsHost teams,
        HttpMethod method,
        string path,
        JsonNode? body = null
    )
    {
        using var request = new HttpRequestMessage(method, $"{teams.ServiceUrl}{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Sends a message into a conversation and gives its id.</summary>
    public async Task<string> SendAsync(LocalTeamsHost teams, string conversation, JsonNode message)
    {
        var (response, body) = await CallAsync(
            teams,
            HttpMethod.Post,
            $"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities",
            message
        );
        response.EnsureSuccessStatusCode();
        return (string)body!["id"]!;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        Received.Enqueue(activity);
        var (status, body) = Answers(activity);
        if (status == 0)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(body.ToJsonString());
        }
    }
}
