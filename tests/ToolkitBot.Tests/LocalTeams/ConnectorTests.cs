using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.Tests.LocalTeams;

public sealed class ConnectorTests : IAsyncLifetime
{
    private FakeBot bot = null!;
    private LocalTeamsHost teams = null!;
    private string personal = null!;
    private string pledges = null!;

    public async Task InitializeAsync()
    {
        bot = await FakeBot.StartAsync();
        teams = await bot.TeamsAsync();
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        personal = teams.Teams.World.Conversation("amina", "personal").Id;
        pledges = teams.Teams.World.Conversation("amina", "pledges").Id;
    }

    public async Task DisposeAsync()
    {
        await teams.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task A_sent_message_can_be_read_edited_and_deleted()
    {
        var id = await bot.SendAsync(teams, personal, Sample.Text("first"));
        var path = $"/v3/conversations/{Uri.EscapeDataString(personal)}/activities/{id}";
        var (edited, _) = await bot.CallAsync(teams, HttpMethod.Put, path, Sample.Text("second"));

        var message = teams.Teams.World.FindMessage(id)!;
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.Equal("second", message.Text);
        Assert.NotNull(message.EditedAt);

        var (deleted, _) = await bot.CallAsync(teams, HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Empty(teams.Teams.World.Messages(teams.Teams.World.Conversation("amina", "personal")));
        var (again, body) = await bot.CallAsync(teams, HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("ActivityNotFoundInConversation", (string?)body!["error"]!["code"]);
    }

    [Fact]
    public async Task Message_ids_are_increasing_milliseconds()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            var id = await bot.SendAsync(teams, personal, Sample.Text($"{i}"));
            ids.Add(long.Parse(id, CultureInfo.InvariantCulture));
        }
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(5, ids.Distinct().Count());
        Assert.InRange(
            ids[0],
            DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds(),
            DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds()
        );
    }

    [Fact]
    public async Task A_channel_id_begins_a_post_and_its_thread_id_replies_to_it()
    {
        var post = await bot.SendAsync(teams, pledges, Sample.Text("post"));
        var reply = await bot.SendAsync(teams, $"{pledges};messageid={post}", Sample.Text("reply"));

        Assert.Equal(post, teams.Teams.World.FindMessage(post)!.ThreadId);
        Assert.Equal(post, teams.Teams.World.FindMessage(reply)!.ThreadId);
    }

    [Fact]
    public async Task Creating_a_personal_conversation_twice_gives_the_same_id()
    {
        var owen = teams.Teams.World.Person("owen");
        await teams.Teams.OpenAsync("owen", "personal", CancellationToken.None);
        var body = new JsonObject
        {
            ["isGroup"] = false,
            ["members"] = new JsonArray(new JsonObject { ["id"] = owen.Mri }),
            ["tenantId"] = SampleWorld.TenantId,
        };
        var (first, one) = await bot.CallAsync(teams, HttpMethod.Post, "/v3/conversations", body);
        var (_, two) = await bot.CallAsync(teams, HttpMethod.Post, "/v3/conversations", body);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((string?)one!["id"], (string?)two!["id"]);
        Assert.Equal(teams.Teams.World.Conversation("owen", "personal").Id, (string?)one["id"]);
    }

    [Fact]
    public async Task Creating_a_personal_conversation_without_an_install_is_forbidden()
    {
        var (response, body) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            "/v3/conversations",
            new JsonObject
            {
                ["members"] = new JsonArray(new JsonObject { ["id"] = teams.Teams.World.Person("mei").Mri }),
                ["tenantId"] = SampleWorld.TenantId,
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("ForbiddenOperationException", (string?)body!["error"]!["code"]);
    }

    [Fact]
    public async Task Creating_a_channel_conversation_posts_and_names_the_thread()
    {
        var (response, body) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            "/v3/conversations",
            new JsonObject
            {
                ["isGroup"] = true,
                ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = pledges } },
                ["activity"] = Sample.Text("a new post"),
                ["tenantId"] = SampleWorld.TenantId,
            }
        );
        var id = (string)body!["activityId"]!;
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"{pledges};messageid={id}", (string?)body["id"]);
        Assert.Equal("a new post", teams.Teams.World.FindMessage(id)!.Text);
    }

    [Theory]
    [InlineData(true, false, "BadSyntax", HttpStatusCode.BadRequest)]
    [InlineData(false, true, "Unauthorized", HttpStatusCode.Unauthorized)]
    public async Task A_channel_conversation_needs_an_activity_and_a_tenant(
        bool tenant,
        bool activity,
        string code,
        HttpStatusCode status
    )
    {
        var body = new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = pledges } },
        };
        if (tenant)
        {
            body["tenantId"] = SampleWorld.TenantId;
        }
        if (activity)
        {
            body["activity"] = Sample.Text("post");
        }
        var (response, error) = await bot.CallAsync(teams, HttpMethod.Post, "/v3/conversations", body);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (string?)error!["error"]!["code"]);
    }

    [Fact]
    public async Task An_unknown_conversation_is_not_found()
    {
        var (response, body) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            "/v3/conversations/a%3Anobody/activities",
            Sample.Text("hello")
        );
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("ConversationNotFound", (string?)body!["error"]!["code"]);
    }

    [Fact]
    public async Task After_an_uninstall_sends_are_forbidden()
    {
        await teams.Teams.UninstallAsync("amina", "personal");
        var (response, body) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            $"/v3/conversations/{Uri.EscapeDataString(personal)}/activities",
            Sample.Text("hello")
        );
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("BotNotInConversationRoster", (string?)body!["error"]!["code"]);
        Assert.Equal("remove", (string?)bot.Of("installationUpdate")[^1]["action"]);
    }

    [Fact]
    public async Task A_message_above_the_size_limit_is_refused()
    {
        var (response, body) = await bot.CallAsync(
            teams,
            HttpMethod.Post,
            $"/v3/conversations/{Uri.EscapeDataString(personal)}/activities",
            Sample.Text(new string('x', 60_000))
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("MessageSizeTooBig", (string?)body!["error"]!["code"]);
    }

    [Fact]
    public async Task A_bot_cannot_edit_what_a_person_wrote()
    {
        var said = await teams.Teams.SayAsync("amina", "personal", "mine");
        var (response, _) = await bot.CallAsync(
            teams,
            HttpMethod.Put,
            $"/v3/conversations/{Uri.EscapeDataString(personal)}/activities/{said.Id}",
            Sample.Text("yours")
        );
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("mine", teams.Teams.World.FindMessage(said.Id)!.Text);
    }

    [Fact]
    public async Task One_member_is_found_by_channel_id_directory_id_and_address()
    {
        var amina = teams.Teams.World.Person("amina");
        foreach (var id in new[] { amina.Mri, amina.ObjectId, amina.Email })
        {
            var (_, body) = await bot.CallAsync(
                teams,
                HttpMethod.Get,
                $"/v3/conversations/{Uri.EscapeDataString(pledges)}/members/{Uri.EscapeDataString(id)}"
            );
            Assert.Equal(amina.ObjectId, (string?)body!["objectId"]);
        }
        var (missing, _) = await bot.CallAsync(
            teams,
            HttpMethod.Get,
            $"/v3/conversations/{Uri.EscapeDataString(personal)}/members/{Uri.EscapeDataString(teams.Teams.World.Person("mei").Mri)}"
        );
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_crowd_is_paged_and_no_member_is_lost()
    {
        await using var crowded = await bot.TeamsAsync(options => options with { People = SampleWorld.Crowd(120) });
        await crowded.Teams.OpenAsync("amina", "pledges", CancellationToken.None);
        var found = new List<string>();
        string? token = null;
        do
        {
            var (_, body) = await bot.CallAsync(
                crowded,
                HttpMethod.Get,
                $"/v3/conversations/{Uri.EscapeDataString(pledges)}/pagedmembers?pageSize=10&continuationToken={token}"
            );
            var members = body!["members"]!.AsArray();
            Assert.InRange(members.Count, 1, 50);
            found.AddRange(members.Select(member => (string)member!["id"]!));
            token = (string?)body["continuationToken"];
        } while (!string.IsNullOrEmpty(token));
        Assert.Equal(crowded.Teams.World.People.Select(person => person.Mri), found);
    }

    [Fact]
    public async Task The_team_names_its_channels_and_General_has_no_name()
    {
        var id = Uri.EscapeDataString(teams.Teams.World.Team.Id);
        var (_, team) = await bot.CallAsync(teams, HttpMethod.Get, $"/v3/teams/{id}");
        var (_, channels) = await bot.CallAsync(teams, HttpMethod.Get, $"/v3/teams/{id}/conversations");
        Assert.Equal("Sample Hospital", (string?)team!["name"]);
        var listed = channels!["conversations"]!.AsArray();
        Assert.Null((string?)listed.Single(c => (string?)c!["id"] == teams.Teams.World.Team.Id)!["name"]);
        Assert.Equal("Change Day pledges", (string?)listed.Single(c => (string?)c!["id"] == pledges)!["name"]);
    }

    [Fact]
    public async Task Every_call_is_on_record()
    {
        var id = await bot.SendAsync(teams, personal, Sample.Text("hello"));
        var call = teams.Teams.Connector.Calls[^1];
        Assert.Equal(ConnectorOperation.Send, call.Operation);
        Assert.Equal(personal, call.ConversationId);
        Assert.Equal("hello", (string?)call.Body!["text"]);
        Assert.Equal((201, id), (call.Status, call.ResultId));
    }
}
