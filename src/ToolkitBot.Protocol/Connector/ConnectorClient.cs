using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// The Connector REST API, version 3: what the bot says and asks in Teams. Calls are shaped to Teams' limits, repeated
/// where that can do no harm, and fail with a <see cref="ConnectorException"/> that says what the failure means.
/// </summary>
/// <remarks>
/// A message has no idempotency key: it may be doubled where an answer got lost. Such a call is repeated at most once,
/// and the exception says when a message may be visible all the same.
/// </remarks>
public sealed partial class ConnectorClient
{
    private readonly ConnectorPipeline pipeline;
    private readonly ServiceUrlPolicy trusted;
    private readonly ConnectorOptions options;

    /// <param name="http">From <see cref="CreateHttpClient"/>; a handler that follows redirects would give the token away.</param>
    /// <param name="trusted">Hosts that may be called and may receive the token.</param>
    /// <param name="tokens">The bot's token; null for local use, where there is none.</param>
    /// <param name="shaper">Keeps to Teams' limits; null where somebody else does.</param>
    /// <param name="options">How patient to be.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives methods, statuses and codes.</param>
    public ConnectorClient(
        HttpClient http,
        ServiceUrlPolicy trusted,
        IConnectorTokenSource? tokens,
        RateShaper? shaper,
        ConnectorOptions options,
        TimeProvider time,
        ILogger<ConnectorClient> logger
    )
    {
        (this.trusted, this.options) = (trusted, options);
        var transport = new ConnectorTransport(http, tokens, options, time, logger);
        pipeline = new ConnectorPipeline(transport, trusted, shaper, options, time, logger);
    }

    /// <summary>The client to call the Connector with: pooled connections, no redirects, no cookies.</summary>
    public static HttpClient CreateHttpClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,

                // How this process numbers its requests is nobody else's business.
                ActivityHeadersPropagator = null,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            }
        )
        {
            // The pipeline has its own clock and limits.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static string ConversationPath(ConversationReference reference) =>
        "/v3/conversations/" + Segment(reference.Conversation.Id);

    private static string ActivityPath(ConversationReference reference, string activityId) =>
        ConversationPath(reference) + "/activities/" + Segment(activityId);

    // "." and ".." would be taken as steps in the path, escaped or not.
    private static string Segment(string? id) =>
        string.IsNullOrEmpty(id) || id is "." or ".."
            ? throw new ArgumentException("An id of the call is missing.", nameof(id))
            : Uri.EscapeDataString(id);

    private ReadOnlyMemory<byte> Message<T>(T body, JsonTypeInfo<T> type) =>
        Checked(JsonSerializer.SerializeToUtf8Bytes(body, type));

    // Teams counts a message in UTF-16.
    private ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> message) =>
        2L * Encoding.UTF8.GetCharCount(message.Span) <= options.LargestMessage
            ? message
            : throw new ConnectorException(new ConnectorFault(ConnectorFaultKind.TooLarge));

    // An empty or odd body of a success means "no id", never a failure: what was asked for has happened.
    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)ActivityJson.Options.GetTypeInfo(typeof(T));
}
