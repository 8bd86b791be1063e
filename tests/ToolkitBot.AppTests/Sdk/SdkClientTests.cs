using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.World;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace ToolkitBot.AppTests.Sdk;

/// <summary>Microsoft's own client speaks with the Connector of Local Teams, as it would with that of Teams.</summary>
public sealed class SdkClientTests
{
    [Fact]
    public async Task The_clients_of_the_SDK_find_what_they_expect()
    {
        await using var host = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { BotEndpoint = new Uri("http://127.0.0.1:9/api/messages"), Redeliveries = 0 }
        );
        var world = host.Teams.World;
        var chat = world.Conversation("amina", "personal");

        // Added, though the bot that is told of it is not there.
        await host.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        await host.Teams.OpenAsync("gareth", "general", CancellationToken.None);
        using var client = new ConnectorClient(host.ServiceUrl, MicrosoftAppCredentials.Empty);

        var sent = await client.Conversations.SendToConversationAsync(chat.Id, Text("hello"));
        Assert.Equal("hello", world.FindMessage(sent.Id)!.Activity.Text);
        await client.Conversations.ReplyToActivityAsync(chat.Id, sent.Id, Text("again"));
        await client.Conversations.UpdateActivityAsync(chat.Id, sent.Id, Text("changed"));
        Assert.Equal("changed", world.FindMessage(sent.Id)!.Activity.Text);
        await client.Conversations.DeleteActivityAsync(chat.Id, sent.Id);

        var amina = world.Person("amina");
        var created = await client.Conversations.CreateConversationAsync(
            new ConversationParameters
            {
                Members = [new ChannelAccount(amina.Mri)],
                TenantId = world.TenantId,
                ChannelData = new { tenant = new { id = world.TenantId } },
            }
        );
        Assert.Equal(chat.Id, created.Id);
        await AssertRosterAsync(client, world);
    }

    private static async Task AssertRosterAsync(ConnectorClient client, LocalWorld world)
    {
        var channel = world.Conversation("gareth", "general");
        var members = await client.Conversations.GetConversationMembersAsync(channel.Id);
        Assert.Contains(members, member => member.Id == world.Person("gareth").Mri);
        var page = await client.Conversations.GetConversationPagedMembersAsync(channel.Id, 50);
        Assert.Equal(members.Count, page.Members.Count);
        using var teams = new TeamsConnectorClient(client.BaseUri, MicrosoftAppCredentials.Empty);
        var details = await teams.Teams.FetchTeamDetailsAsync(world.Team.Id);
        Assert.Equal(world.Team.Name, details.Name);
        var channels = await teams.Teams.FetchChannelListAsync(world.Team.Id);
        Assert.Contains(channels.Conversations, one => one.Id == world.Team.Id && one.Name is null);
        Assert.True(channels.Conversations.Count > 1);
    }

    private static SdkActivity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };
}
