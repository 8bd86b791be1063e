using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Sdk;

/// <summary>A bot as the SDK's samples write it, with nothing of ours in it, lives in Local Teams.</summary>
public sealed class SdkBotTests
{
    [Fact]
    public async Task A_TeamsActivityHandler_is_added_spoken_with_and_pressed()
    {
        await using var bot = await SampleAsync();
        var address = bot
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        await using var teams = await LocalTeamsHost.StartAsync(
            new LocalTeamsOptions { BotEndpoint = new Uri(new Uri(address), "/api/messages") }
        );
        var world = teams.Teams.World;
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        await teams.Teams.SayAsync("amina", "personal", "good morning", null);
        await teams.Teams.SettleAsync(CancellationToken.None);
        var said = world.Messages(world.Conversation("amina", "personal")).Select(message => message.Activity.Text);
        Assert.Contains("Welcome.", said);
        Assert.Contains("You said good morning, Amina.", said);

        var card = world
            .Messages(world.Conversation("amina", "personal"))
            .Last(message => message.CardFor("amina") is not null);
        var outcome = await teams.Teams.PressAsync(
            "amina",
            card.Id,
            new()
            {
                ["type"] = "Action.Execute",
                ["verb"] = "greet",
                ["data"] = new System.Text.Json.Nodes.JsonObject(),
            },
            new Dictionary<string, string>()
        );
        Assert.Equal((OutcomeKind.Toast, "greet it is"), (outcome.Kind, outcome.Text));
        await bot.StopAsync();
    }

    private static async Task<WebApplication> SampleAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(_ => new CloudAdapter(BotFrameworkAuthenticationFactory.Create()));
        builder.Services.AddSingleton<IBot, SampleBot>();
        var app = builder.Build();
        app.MapPost(
            "/api/messages",
            (CloudAdapter adapter, IBot bot, HttpContext http) =>
                adapter.ProcessAsync(http.Request, http.Response, bot, http.RequestAborted)
        );
        await app.StartAsync();
        return app;
    }

    private sealed class SampleBot : TeamsActivityHandler
    {
        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken
        ) =>
            membersAdded.Any(member => member.Id == turnContext.Activity.Recipient.Id)
                ? turnContext.SendActivityAsync(MessageFactory.Text("Welcome."), cancellationToken)
                : Task.CompletedTask;

        protected override async Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext,
            CancellationToken cancellationToken
        )
        {
            // The roster is asked as the samples ask it.
            var member = await TeamsInfo.GetMemberAsync(turnContext, turnContext.Activity.From.Id, cancellationToken);
            var text = $"You said {turnContext.Activity.Text}, {member.GivenName}.";
            await turnContext.SendActivityAsync(MessageFactory.Text(text), cancellationToken);
            var card = new Attachment
            {
                ContentType = "application/vnd.microsoft.card.adaptive",
                Content = JObject.Parse(
                    """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Execute","title":"Greet","verb":"greet"}]}"""
                ),
            };
            await turnContext.SendActivityAsync(MessageFactory.Attachment(card), cancellationToken);
        }

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext,
            AdaptiveCardInvokeValue invokeValue,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new AdaptiveCardInvokeResponse
                {
                    StatusCode = 200,
                    Type = "application/vnd.microsoft.activity.message",
                    Value = $"{invokeValue.Action.Verb} it is",
                }
            );
    }
}
