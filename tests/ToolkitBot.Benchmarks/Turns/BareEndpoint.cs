using System.Buffers;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>
/// What the bot is held against: a Kestrel endpoint that parses the activity, posts a reply of the same bytes to the
/// Connector and answers 200. It keeps nothing, knows nothing and checks nobody.
/// </summary>
internal static class BareEndpoint
{
    public static async Task<int> ServeAsync(string url, string replyFile)
    {
        var reply = await File.ReadAllBytesAsync(replyFile);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapPost("/api/messages", request => AnswerAsync(request, http, reply));
        app.MapGet("/health/live", () => "live");
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http, byte[] reply)
    {
        var body = await BodyAsync(context.Request);
        var activity = ActivityReader.Read(body).Activity!;
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities")
        )
        {
            Content = new ByteArrayContent(reply) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        using var answer = await http.SendAsync(request);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
