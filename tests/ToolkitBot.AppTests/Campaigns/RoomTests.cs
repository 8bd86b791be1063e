using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.Settings;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>The owners' card: found by typing, with what waits and what is still to be set up.</summary>
public sealed class RoomTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task An_owner_finds_all_of_it_and_the_list_empties_itself(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        foreach (var typed in new[] { "campaign", "settings", "wall", "export", "owners" })
        {
            // Another card in between: the room's own buttons have some of these words as labels.
            await gareth.Says("tip");
            await gareth.Sees("tip");
            await gareth.Says(typed);
            var room = await gareth.Sees("campaign-room", "0 of 100 pledges");
            Assert.Contains("Add a second owner", room.Text, StringComparison.Ordinal);
            Assert.Contains("still examples", room.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Choose a channel", room.Text, StringComparison.Ordinal);
            Assert.Contains("0 of 20 usual questions answered", room.Text, StringComparison.Ordinal);
            Assert.True(room.HasButton("Checklist"));
            Assert.Contains(
                $"/wall?team={Uri.EscapeDataString(bot.World.Team.Id)}",
                room.Json.ToJsonString(),
                StringComparison.Ordinal
            );
        }

        await bot.Database.ScalarAsync("UPDATE campaigns SET owners = owners || '\nanother'");
        await gareth.Says("campaign");
        var now = await gareth.Sees("campaign-room");
        Assert.DoesNotContain("second owner", now.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "https://teams.microsoft.com/l/entity/app/wall",
        "https://teams.microsoft.com/l/entity/app/wall?context=%7B%22subEntityId%22%3A%2219%3Aa%40thread.tacv2%22%7D"
    )]
    [InlineData("https://wall.example/pledges", "https://wall.example/pledges?team=19%3Aa%40thread.tacv2")]
    public void The_wall_opens_at_the_team(string wall, string opened) =>
        Assert.Equal(opened, new TeamsLinks(wall, null).WallOf("19:a@thread.tacv2"));

    [Theory, Sqlite, PostgreSql]
    public async Task What_waits_is_decided_from_there(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await PledgeTests.PostAsync(bot.Person("amina"), "pledge I will answer every letter by 3 March 2027");
        await gareth.Sees("pledge-approval");
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room", "1 pledge is waiting for a decision");
        await gareth.Presses("Decide");
        await gareth.Sees("pledge-approval", "every letter");
        await gareth.Presses("Approve");
        await gareth.Sees("pledge-approval", "Approved by");
        await gareth.Presses("The campaign");
        var room = await gareth.Sees("campaign-room", "1 of 100 pledges");
        Assert.False(room.HasButton("Decide"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Somebody_else_is_told_what_everybody_can_do(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says("campaign");
        var notice = await amina.Sees("notice", "Only the owners of a campaign");
        Assert.True(notice.HasButton("Make a pledge"));
    }
}
