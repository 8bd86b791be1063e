using System.Net;
using Microsoft.Extensions.Time.Testing;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.Tests.LocalTeams;

public sealed class LimitAndFaultTests
{
    [Fact]
    public void Seven_sends_fit_a_second_and_the_eighth_waits_for_the_first_to_leave()
    {
        var clock = new FakeTimeProvider();
        var limits = new TeamsLimits(clock);
        for (var i = 0; i < 7; i++)
        {
            Assert.Null(limits.Take(ConnectorOperation.Send, "a:1"));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.Equal(TimeSpan.FromMilliseconds(300), limits.Take(ConnectorOperation.Update, "a:1"));
        Assert.Null(limits.Take(ConnectorOperation.Send, "a:2"));
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Null(limits.Take(ConnectorOperation.Send, "a:1"));
    }

    [Fact]
    public void Sixty_sends_fit_thirty_seconds()
    {
        var clock = new FakeTimeProvider();
        var limits = new TeamsLimits(clock);
        for (var i = 0; i < 60; i++)
        {
            Assert.Null(limits.Take(ConnectorOperation.Send, "a:1"));
            clock.Advance(TimeSpan.FromMilliseconds(300));
        }
        Assert.Equal(TimeSpan.FromSeconds(12), limits.Take(ConnectorOperation.Send, "a:1"));
    }

    [Fact]
    public void Fifty_calls_a_second_fit_the_tenant()
    {
        var clock = new FakeTimeProvider();
        var limits = new TeamsLimits(clock);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(limits.Take(ConnectorOperation.Send, $"a:{i}"));
        }
        Assert.Equal(TimeSpan.FromSeconds(1), limits.Take(ConnectorOperation.Send, "a:x"));
    }

    [Fact]
    public async Task Above_the_limits_the_Connector_answers_429_with_Retry_After()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync(options => options with { EnforceLimits = true });
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        var path =
            $"/v3/conversations/{Uri.EscapeDataString(teams.Teams.World.Conversation("amina", "personal").Id)}/activities";
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => bot.CallAsync(teams, HttpMethod.Post, path, Sample.Text($"{i}")))
        );
        var refused = answers.Where(answer => answer.Response.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(
            refused,
            answer => Assert.True(answer.Response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1))
        );
        Assert.Equal("Throttled", (string?)refused[0].Body!["error"]!["code"]);
        Assert.Equal(
            20 - refused.Length,
            teams.Teams.World.Messages(teams.Teams.World.Conversation("amina", "personal")).Count
        );
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_fault_takes_effect_only_where_it_says_so(bool applied, int messages)
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync();
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        teams.Teams.Connector.Faults = LocalFaults.On(
            ConnectorOperation.Send,
            LocalFault.Answer(502, applied: applied)
        );
        var conversation = teams.Teams.World.Conversation("amina", "personal");
        var (response, _) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            $"/v3/conversations/{Uri.EscapeDataString(conversation.Id)}/activities",
            Sample.Text("hello")
        );
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(messages, teams.Teams.World.Messages(conversation).Count);
        Assert.Equal(applied, teams.Teams.Connector.Calls[^1].ResultId is not null);
    }

    [Fact]
    public async Task A_dropped_connection_reaches_the_bot_as_one()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync();
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        teams.Teams.Connector.Faults = LocalFaults.On(ConnectorOperation.Send, LocalFault.Drop());
        var id = teams.Teams.World.Conversation("amina", "personal").Id;
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.SendAsync(teams, id, Sample.Text("hello")));
        Assert.Equal(0, teams.Teams.Connector.Calls[^1].Status);
    }

    [Fact]
    public void Faults_for_a_share_come_in_that_share_and_the_same_for_the_same_seed()
    {
        var call = new ReceivedCall { At = default, Operation = ConnectorOperation.Send };
        string Run()
        {
            var faults = LocalFaults.Share(7, (0.1, LocalFault.Answer(429)), (0.1, LocalFault.Answer(502)));
            return string.Concat(
                Enumerable
                    .Range(0, 2_000)
                    .Select(_ =>
                        faults.For(call)?.Status switch
                        {
                            429 => 'a',
                            502 => 'b',
                            _ => '.',
                        }
                    )
            );
        }
        var run = Run();
        Assert.Equal(run, Run());
        Assert.InRange(run.Count(c => c == 'a'), 140, 260);
        Assert.InRange(run.Count(c => c == 'b'), 140, 260);
    }
}
