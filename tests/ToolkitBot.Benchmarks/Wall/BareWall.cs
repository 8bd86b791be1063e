using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>A Kestrel endpoint that sends one answer of the wall, always the same bytes: what the bot is held against.</summary>
internal static class BareWall
{
    public static async Task<int> ServeAsync(string url, string answerFile)
    {
        var answer = await File.ReadAllBytesAsync(answerFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/api/wall", context => SendAsync(context.Response, answer));
        app.MapGet("/health/ready", () => "ready");
        await app.RunAsync();
        return 0;
    }

    private static async Task SendAsync(HttpResponse response, byte[] answer)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Length;
        await response.Body.WriteAsync(answer);
    }
}
