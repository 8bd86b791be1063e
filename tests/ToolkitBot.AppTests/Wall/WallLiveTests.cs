using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Storage;

namespace ToolkitBot.AppTests.Wall;

public sealed class WallLiveTests
{
    [Fact]
    public async Task A_visitor_has_twenty_streams_and_a_closed_one_makes_room()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var streams = new List<WallStream>();
        try
        {
            for (var number = 0; number < 20; number++)
            {
                streams.Add(await WallStream.OpenAsync(bot.Addresses[0]));
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(bot));
            streams[7].Dispose();
            await Waiting.UntilAsync(
                async () => await StatusAsync(bot) == HttpStatusCode.OK,
                "a closed stream keeps its place"
            );
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    [Theory, PostgreSql]
    public async Task A_pledge_made_through_one_instance_shows_on_the_walls_of_both(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { Instances = 2 });
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        using var here = await WallStream.OpenAsync(bot.Addresses[0]);
        using var there = await WallStream.OpenAsync(bot.Addresses[1]);
        Assert.Equal("text/event-stream", here.ContentType);
        await here.UntilAsync(seen => (int)seen["total"]! == 0);
        await there.UntilAsync(seen => (int)seen["total"]! == 0);

        await wall.PledgeAsync("A sample that both see");

        foreach (var stream in new[] { here, there })
        {
            var seen = await stream.UntilAsync(seen => (int)seen["total"]! == 1);
            Assert.Equal("A sample that both see", (string?)seen["newest"]![0]!["text"]);
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Words_that_change_without_any_count_change_on_the_wall(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        await wall.PledgeAsync("Before");
        using var stream = await WallStream.OpenAsync(bot.Addresses[0]);
        await stream.UntilAsync(seen => (string?)seen["newest"]![0]!["text"] == "Before");

        await bot
            .Services.GetRequiredService<Database>()
            .Writes.RunAsync(
                async (scope, token) =>
                {
                    await scope.Db.Pledges.ExecuteUpdateAsync(
                        change => change.SetProperty(pledge => pledge.Text, "After"),
                        token
                    );
                },
                CancellationToken.None
            );

        await stream.UntilAsync(seen => (string?)seen["newest"]![0]!["text"] == "After");
    }

    [Theory, Sqlite]
    public async Task Who_looks_at_one_theme_hears_of_that_theme(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        using var stream = await WallStream.OpenAsync(bot.Addresses[0], "?theme=team");
        await stream.UntilAsync(seen => (int)seen["total"]! == 0);

        await wall.PledgeAsync("Of another theme", theme: "listening");
        await wall.PledgeAsync("Of this theme", theme: "team");

        var seen = await stream.UntilAsync(seen => (int)seen["total"]! > 0);
        Assert.Equal("Of this theme", (string?)Assert.Single(seen["newest"]!.AsArray())!["text"]);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotUnderTest bot)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(
            new Uri(bot.Addresses[0], "/api/wall/events"),
            HttpCompletionOption.ResponseHeadersRead
        );
        return answer.StatusCode;
    }
}
