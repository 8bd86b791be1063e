using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.Tests.LocalTeams;

public sealed class DeliveryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_message_that_the_bot_did_not_take_is_delivered_again_with_the_same_id(int status)
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync();
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        var calls = 0;
        bot.Answers = _ => (Interlocked.Increment(ref calls) <= 2 ? status : 200, null);

        await teams.Teams.SayAsync("amina", "personal", "hello");

        var sent = bot.Of("message");
        Assert.Equal(3, sent.Length);
        Assert.Single(sent.Select(activity => activity.ToJsonString()).Distinct());
        Assert.Equal([status, status, 200], teams.Teams.Deliveries.TakeLast(3).Select(delivery => delivery.Status));
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync();
        bot.Answers = _ => (401, null);
        await teams.Teams.SayAsync("amina", "personal", "hello");
        Assert.Single(bot.Of("message"));
    }

    [Fact]
    public async Task Redelivery_is_bounded()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync(options => options with { Redeliveries = 3 });
        bot.Answers = _ => (500, null);
        await teams.Teams.SayAsync("amina", "personal", "hello");
        Assert.Equal(4, bot.Of("message").Length);
    }

    [Fact]
    public async Task A_bot_that_answers_too_late_gets_the_activity_again()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync(options => options with { TurnTimeout = TimeSpan.FromSeconds(1) });
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        using var late = new ManualResetEventSlim();
        var calls = 0;
        bot.Answers = _ =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                late.Wait();
            }
            return (200, null);
        };
        await teams.Teams.SayAsync("amina", "personal", "hello");
        late.Set();
        Assert.Equal(0, teams.Teams.Deliveries[^2].Status);
        Assert.Equal((200, 2), (teams.Teams.Deliveries[^1].Status, teams.Teams.Deliveries[^1].Attempt));
    }

    [Fact]
    public async Task An_invoke_without_an_answer_ends_in_a_plain_sentence()
    {
        await using var bot = await FakeBot.StartAsync();
        await using var teams = await bot.TeamsAsync();
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        var id = await bot.SendAsync(
            teams,
            teams.Teams.World.Conversation("amina", "personal").Id,
            Sample.Carrying(Sample.Card("base"))
        );
        bot.Answers = _ => (0, null);
        var outcome = await teams.Teams.PressAsync("amina", id, Sample.Execute("join"));
        Assert.Equal(OutcomeKind.Error, outcome.Kind);
        Assert.Equal("ToolkitBot did not answer in time. Please try again.", outcome.Text);
        Assert.Equal(2, bot.Of("invoke").Length);
        Assert.Single(bot.Of("invoke").Select(invoke => (string?)invoke["id"]).Distinct());
    }

    [Fact]
    public async Task After_a_restart_messages_are_there_and_the_unanswered_one_is_delivered()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "local.json");
        await using var bot = await FakeBot.StartAsync();
        string said;
        await using (var before = await bot.TeamsAsync(options => options with { StateFile = file }))
        {
            await before.Teams.OpenAsync("amina", "personal", CancellationToken.None);
            await bot.SendAsync(
                before,
                before.Teams.World.Conversation("amina", "personal").Id,
                Sample.Carrying(Sample.Card("kept"))
            );
            using var gone = new CancellationTokenSource();
            bot.Answers = _ =>
            {
                gone.Cancel();
                return (503, null);
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                before.Teams.SayAsync("amina", "personal", "not lost", null, gone.Token)
            );
            said = (string)bot.Of("message")[^1]["id"]!;
        }
        bot.Answers = _ => (200, null);
        bot.Received.Clear();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await using var after = await bot.TeamsAsync(options => options with { StateFile = file });
        await after.Teams.SettleAsync();
        await after.Teams.OpenAsync("amina", "personal", CancellationToken.None);

        var delivered = bot.Received.Single();
        Assert.Equal(said, (string?)delivered["id"]);
        Assert.Equal(after.ServiceUrl.ToString(), (string?)delivered["serviceUrl"]);
        var messages = after.Teams.World.Messages(after.Teams.World.Conversation("amina", "personal"));
        Assert.Equal("kept", Sample.Words(messages[0].CardFor("amina")));
        Assert.Equal("not lost", messages[1].Text);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task An_unreadable_state_file_is_set_aside()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, "{ half");
        await using (var server = new LocalTeamsServer(new LocalTeamsOptions { StateFile = file }))
        {
            Assert.Empty(server.World.AllMessages());
        }
        Assert.Equal("{ half", await File.ReadAllTextAsync($"{file}.unreadable"));
        File.Delete(file);
        File.Delete($"{file}.unreadable");
    }
}
