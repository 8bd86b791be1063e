using System.Net.Http.Headers;
using System.Text.Json;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// Classifies an answer that is no success. Three shapes of body are known; HTML, nothing and nonsense are no trouble.
/// </summary>
internal static class FaultReader
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    public static ConnectorFault Read(
        int status,
        ReadOnlyMemory<byte> body,
        RetryConditionHeaderValue? retryAfter,
        DateTimeOffset now
    )
    {
        var code = CodeOf(body);
        return new ConnectorFault(KindOf(status, code))
        {
            Status = status,
            Code = code,
            RetryAfter = Wait(retryAfter, now),
        };
    }

    private static ConnectorFaultKind KindOf(int status, string? code) =>
        (status, code?.ToUpperInvariant()) switch
        {
            (400 or 413, "MESSAGESIZETOOBIG" or "REQUESTENTITYTOOLARGE") => ConnectorFaultKind.TooLarge,
            (400, _) => ConnectorFaultKind.BadRequest,
            (401, _) => ConnectorFaultKind.Unauthorized,
            (403 or 404, "BOTNOTINCONVERSATIONROSTER") => ConnectorFaultKind.NotInConversation,
            (403, "BOTDISABLEDBYADMIN") => ConnectorFaultKind.DisabledByAdmin,
            (403, "CONVERSATIONBLOCKEDBYUSER") => ConnectorFaultKind.BlockedByUser,
            (403, "MESSAGEWRITESBLOCKED") => ConnectorFaultKind.WritesBlocked,
            (403, "FORBIDDENOPERATIONEXCEPTION") => ConnectorFaultKind.NotInstalled,
            (403, "INVALIDBOTAPIHOST") => ConnectorFaultKind.WrongHost,
            (403, "NOTENOUGHPERMISSIONS") => ConnectorFaultKind.NotEnoughPermissions,
            (403, _) => ConnectorFaultKind.Forbidden,
            (404, "CONVERSATIONNOTFOUND") => ConnectorFaultKind.ConversationNotFound,
            (404, "ACTIVITYNOTFOUNDINCONVERSATION") => ConnectorFaultKind.ActivityNotFound,
            (404, _) => ConnectorFaultKind.NotFound,
            (408, _) => ConnectorFaultKind.RequestTimeout,
            (412, _) => ConnectorFaultKind.Conflict,
            (413, _) => ConnectorFaultKind.TooLarge,
            (429, _) => ConnectorFaultKind.Throttled,
            (500, _) => ConnectorFaultKind.ServiceError,
            (502, _) => ConnectorFaultKind.BadGateway,
            (503, _) => ConnectorFaultKind.Unavailable,
            (504, _) => ConnectorFaultKind.GatewayTimeout,
            _ => ConnectorFaultKind.Unexpected,
        };

    private static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return CodeOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? CodeOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            return Text(error, "code") ?? Inner(error);
        }

        return Inner(root) ?? Text(root, "code");
    }

    // {"errorCode":209,"message":"{\"subCode\":\"…\"}"}: JSON within a string.
    private static string? Inner(JsonElement parent)
    {
        var message = String(parent, "message");
        if (message is null || !message.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var inner = JsonDocument.Parse(message);
            return Text(inner.RootElement, "subCode") ?? Text(inner.RootElement, "errorSubCode");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // "Bad Argument" and "BadArgument" are one code. Anything that is no plain word is none, and is not logged.
    private static string? Text(JsonElement parent, string name)
    {
        var code = String(parent, name)?.Replace(" ", "", StringComparison.Ordinal);
        return code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : null;
    }

    private static string? String(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
                ? found.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in an answer is no reason to fail.
            return null;
        }
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? (header?.Date - now);
        return wait is not { } found ? null
            : found < TimeSpan.Zero ? TimeSpan.Zero
            : found > LongestRetryAfter ? LongestRetryAfter
            : found;
    }
}
