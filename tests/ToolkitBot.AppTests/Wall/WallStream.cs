using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wall;

/// <summary>Somebody who looks at the wall: the events of <c>/api/wall/events</c> as they come.</summary>
internal sealed class WallStream : IDisposable
{
    private const string Data = "data: ";
    private readonly HttpClient http;
    private readonly HttpResponseMessage answer;
    private readonly StreamReader reader;

    private WallStream(HttpClient http, HttpResponseMessage answer, StreamReader reader)
    {
        this.http = http;
        this.answer = answer;
        this.reader = reader;
    }

    public string? ContentType => answer.Content.Headers.ContentType?.MediaType;

    public static async Task<WallStream> OpenAsync(Uri bot, string query = "")
    {
        var http = new HttpClient { BaseAddress = bot, Timeout = Timeout.InfiniteTimeSpan };
        var answer = await http.GetAsync("/api/wall/events" + query, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new(http, answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>Reads on until the wall is as expected.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> expected)
    {
        using var deadline = new CancellationTokenSource(Waiting.Patience);
        while (await reader.ReadLineAsync(deadline.Token) is { } line)
        {
            if (
                line.StartsWith(Data, StringComparison.Ordinal)
                && JsonNode.Parse(line[Data.Length..]) is { } wall
                && expected(wall)
            )
            {
                return wall;
            }
        }

        throw new Xunit.Sdk.XunitException("The stream ended before the wall was as expected.");
    }

    public void Dispose()
    {
        reader.Dispose();
        answer.Dispose();
        http.Dispose();
    }
}
