using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using ToolkitBot.LocalTeams.Serving;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Settings;
using ToolkitBot.Web;

namespace ToolkitBot.BotBuilder;

/// <summary><c>POST /api/messages</c> by the SDK: its adapter receives, and <see cref="ToolkitActivityBot"/> takes the turn.</summary>
internal static partial class SdkDoor
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<BotFrameworkAuthentication, ToolkitAuthentication>();

        // Without a logger: it would log refused callers with message and stack. Who was refused, and why, the bot says.
        services.AddSingleton(provider => new CloudAdapter(provider.GetRequiredService<BotFrameworkAuthentication>()));
        services.AddSingleton<ToolkitActivityBot>();
    }

    public static void Map(WebApplication app) => app.MapPost("/api/messages", ReceiveAsync);

    private static async Task ReceiveAsync(
        HttpContext http,
        CloudAdapter adapter,
        ToolkitActivityBot bot,
        IInboundTrust trust,
        BotSettings settings,
        ILogger<ToolkitActivityBot> logger
    )
    {
        if (await RefusalAsync(http, trust, settings) is { } refusal)
        {
            BotEndpoint.Refuse(http, refusal);
            return;
        }

        if (await BotEndpoint.BodyAsync(http) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        http.Request.Body = new MemoryStream(SdkActivities.ForSdk(body));
        http.Features.Set(new ReceivedBody(body));
        var watched = new WatchedBot(bot);
        try
        {
            await adapter.ProcessAsync(http.Request, http.Response, watched, http.RequestAborted);
        }
        catch (UnreadableActivityException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        catch (Exception e) when (watched.Failed)
        {
            // The server would log the message and the stack, which may quote what nobody should read.
            Log.NotCommitted(logger, e.GetType().Name);
        }

        if (watched.Failed && !http.Response.HasStarted)
        {
            // Also where the adapter's OnTurnError swallowed the failure. Nothing is committed, so Teams must deliver again.
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>The answer to a request whose body need not be read; null where it is worth it.</summary>
    private static async Task<int?> RefusalAsync(HttpContext http, IInboundTrust trust, BotSettings settings)
    {
        if (settings.IsLocal && !LocalRequest.IsOwn(http))
        {
            // Whatever the listener was told, strangers stay outside.
            return StatusCodes.Status403Forbidden;
        }

        if (!http.Request.HasJsonContentType())
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        if (BotEndpoint.IsTooLong(http))
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        var check = await trust.CheckCallerAsync(http.Request.Headers.Authorization, http.RequestAborted);
        return check.Caller is null ? check.StatusCode : null;
    }

    /// <summary>Remembers whether the turn failed, whatever the adapter makes of it.</summary>
    private sealed class WatchedBot(IBot inner) : IBot
    {
        public bool Failed { get; private set; }

        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            try
            {
                await inner.OnTurnAsync(turnContext, cancellationToken);
            }
            catch
            {
                Failed = true;
                throw;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "A turn could not be committed ({Failure}); redelivery is asked for."
        )]
        public static partial void NotCommitted(ILogger logger, string failure);
    }
}
