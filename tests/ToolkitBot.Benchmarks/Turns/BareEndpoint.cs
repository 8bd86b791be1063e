using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>
/// What the bot is held against, as lean as it can be: Kestrel without routing, a generated reader of six fields of the
/// activity, one post of the same bytes to the Connector, and 200. It keeps nothing, knows nothing and checks nobody.
/// </summary>
internal static class BareEndpoint
{
    private static readonly MediaTypeHeaderValue json = new("application/json", "utf-8");

    public static async Task<int> ServeAsync(string url, string replyFile)
    {
        var reply = await File.ReadAllBytesAsync(replyFile);
        using var connector = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null,
            }
        );
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        await using var app = builder.Build();
        app.Run(context =>
            HttpMethods.IsPost(context.Request.Method) ? AnswerAsync(context, connector, reply) : Task.CompletedTask
        );
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, HttpMessageInvoker connector, byte[] reply)
    {
        var activity = await ReadAsync(context.Request);
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities"
        )
        {
            Content = new ByteArrayContent(reply) { Headers = { ContentType = json } },
        };
        using var answer = await connector.SendAsync(request, CancellationToken.None);
    }

    private static async Task<BareActivity> ReadAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (read.IsCompleted)
            {
                var activity = Parse(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return activity;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static BareActivity Parse(ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonSerializer.Deserialize(ref reader, BareJson.Default.BareActivity)!;
    }
}

internal sealed class BareActivity
{
    public string? Type { get; set; }
    public string? Id { get; set; }
    public string? ServiceUrl { get; set; }
    public string? Text { get; set; }
    public BareParty? From { get; set; }
    public BareParty? Conversation { get; set; }
}

internal sealed class BareParty
{
    public string? Id { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareActivity))]
internal sealed partial class BareJson : JsonSerializerContext;
