using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolkitBot.LocalTeams.Serving;

namespace ToolkitBot.LocalTeams.Connector;

/// <summary>The Connector's addresses under <c>/_connector</c>.</summary>
internal static class ConnectorEndpoints
{
    private const string Conversation = "/v3/conversations/{conversationId}";
    private const string Message = $"{Conversation}/activities/{{activityId}}";

    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var connector = routes.MapGroup("/_connector").DisableAntiforgery();
        connector.MapPost($"{Conversation}/activities", For(ConnectorOperation.Send));
        connector.MapPost(Message, For(ConnectorOperation.Reply));
        connector.MapPut(Message, For(ConnectorOperation.Update));
        connector.MapDelete(Message, For(ConnectorOperation.Delete));
        connector.MapPost("/v3/conversations", For(ConnectorOperation.CreateConversation));
        connector.MapGet($"{Conversation}/members", For(ConnectorOperation.Members));
        connector.MapGet($"{Conversation}/pagedmembers", For(ConnectorOperation.PagedMembers));
        connector.MapGet($"{Conversation}/members/{{memberId}}", For(ConnectorOperation.Member));
        connector.MapGet("/v3/teams/{conversationId}", For(ConnectorOperation.Team));
        connector.MapGet("/v3/teams/{conversationId}/conversations", For(ConnectorOperation.TeamChannels));
        connector.MapFallback(NotHere);
    }

    private static RequestDelegate For(ConnectorOperation operation) =>
        async context =>
        {
            if (!LocalRequest.IsOwn(context))
            {
                await WriteAsync(
                    context,
                    CallAnswer.Error(403, "Forbidden", "The local Connector answers this machine only.")
                );
                return;
            }

            var server = context.RequestServices.GetLocalTeams();
            var body = await BodyAsync(context);
            var answer = await server.Connector.AnswerAsync(
                Call(context, server, operation, body),
                context.RequestAborted
            );
            await WriteAsync(context, answer);
        };

    private static ReceivedCall Call(
        HttpContext context,
        LocalTeamsServer server,
        ConnectorOperation operation,
        JsonNode? body
    )
    {
        var request = context.Request;
        var target =
            request.RouteValues["conversationId"] as string
            ?? Text(body?["channelData"]?["channel"]?["id"])
            ?? Text((body?["members"] as JsonArray)?.FirstOrDefault()?["id"]);
        return new ReceivedCall
        {
            At = server.Now,
            Operation = operation,
            ConversationId = target,
            ActivityId = request.RouteValues["activityId"] as string,
            MemberId = request.RouteValues["memberId"] as string,
            ContinuationToken = request.Query["continuationToken"],
            PageSize = int.TryParse(request.Query["pageSize"], CultureInfo.InvariantCulture, out var size)
                ? size
                : null,
            Authorization = request.Headers.Authorization.ToString() is { Length: > 0 } header ? header : null,
            Body = body,
        };
    }

    private static async Task<JsonNode?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.HasJsonContentType())
        {
            return null;
        }
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, CallAnswer answer)
    {
        if (answer.Dropped)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }
        context.Response.Headers["MS-CV"] = $"{Guid.NewGuid():N}.0";
        if (answer.Body is { } body)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(LocalJson.Text(body), context.RequestAborted);
        }
    }

    private static Task NotHere(HttpContext context) =>
        WriteAsync(context, CallAnswer.Error(404, "ServiceError", "The local Connector has no such call."));

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
