using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.LocalTeams.Serving;

/// <summary>The page at <c>/</c> and its API under <c>/_local</c>; for this machine and this page only.</summary>
internal static class PageEndpoints
{
    private const int LongestText = 30_000;

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.ServiceProvider.GetRequiredService<LocalPage>();
        routes.MapGet("/", page.ShowAsync);
        routes.MapGet(LocalPage.AssetAddress + "{file}", page.FileAsync);

        var person = routes.MapGroup("/_local/people/{person}").DisableAntiforgery();
        person.AddEndpointFilter(OnlyThisPageAsync);
        person.AddEndpointFilter(SayWhatIsMissingAsync);
        person.MapGet("/world", World);
        person.MapGet("/feed", FeedAsync);
        person.MapGet("/conversations/{conversation}/messages", Messages);
        person.MapPost("/conversations/{conversation}/open", Open);
        person.MapPost("/conversations/{conversation}/read", Read);
        person.MapPost("/conversations/{conversation}/messages", Say);
        person.MapPost("/messages/{message}/press", PressAsync);
        person.MapPost("/messages/{message}/commands/{command}", CommandAsync);
        person.MapPost("/messages/{message}/choices", ChoicesAsync);
        person.MapPost("/dialogs/{dialog}/submit", SubmitAsync);
        person.MapPost("/search", SearchAsync);
        person.MapPost("/conversations/{conversation}/cards", Insert);
    }

    private static IResult World(string person, LocalTeamsServer server) =>
        Json(WorldView.Of(server.World, server.World.Person(person), server.Options));

    private static async Task FeedAsync(HttpContext context, string person)
    {
        var services = context.RequestServices;
        var who = services.GetRequiredService<LocalTeamsServer>().World.Person(person);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await services.GetRequiredService<PageFeed>().ListenAsync(context, who, stopping);
    }

    private static IResult Messages(string person, string conversation, LocalTeamsServer server)
    {
        var world = server.World;
        List<MessageView> views =
        [
            .. world
                .Messages(world.Conversation(person, conversation))
                .Select(message => MessageView.Of(world, message, person)),
        ];
        return Json(views);
    }

    private static IResult Open(string person, string conversation, bool? afresh, LocalTeamsServer server)
    {
        server.OpenInBackground(person, conversation, afresh ?? false);
        return Results.NoContent();
    }

    private static IResult Read(string person, string conversation, LocalTeamsServer server)
    {
        server.World.MarkRead(person, server.World.Conversation(person, conversation));
        return Results.NoContent();
    }

    private static IResult Say(string person, string conversation, SayBody body, LocalTeamsServer server)
    {
        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText)
        {
            return Problem(400, $"A message needs words, at most {LongestText} characters.");
        }
        var (message, _) = server.Say(person, conversation, body.Text, body.Thread);
        return Json(MessageView.Of(server.World, message, person));
    }

    private static async Task<IResult> PressAsync(
        string person,
        string message,
        PressBody body,
        LocalTeamsServer server,
        CancellationToken cancellationToken
    )
    {
        var (outcome, _) = await server.PressedAsync(
            person,
            message,
            body.Action,
            body.Inputs,
            body.Attachment,
            cancellationToken
        );
        return Json(OutcomeView.Of(outcome));
    }

    private static async Task<IResult> ChoicesAsync(
        string person,
        string message,
        ChoicesBody body,
        LocalTeamsServer server,
        CancellationToken cancellationToken
    )
    {
        var found = await server.SearchChoicesAsync(person, message, body.Dataset, body.Text, cancellationToken);
        return Json(found.Select(choice => new ChoiceView(choice.Key, choice.Value)).ToList());
    }

    private static async Task<IResult> CommandAsync(
        string person,
        string message,
        string command,
        LocalTeamsServer server,
        CancellationToken cancellationToken
    ) => Json(OutcomeView.Of(await server.UseMessageCommandAsync(person, message, command, cancellationToken)));

    private static async Task<IResult> SubmitAsync(
        string person,
        string dialog,
        PressBody body,
        LocalTeamsServer server,
        CancellationToken cancellationToken
    ) =>
        Json(
            OutcomeView.Of(await server.SubmitDialogAsync(person, dialog, body.Action, body.Inputs, cancellationToken))
        );

    private static async Task<IResult> SearchAsync(
        string person,
        QueryBody body,
        LocalTeamsServer server,
        CancellationToken cancellationToken
    ) =>
        Json(
            OutcomeView.Of(
                await server.QueryExtensionAsync(
                    person,
                    body.CommandId,
                    body.Text,
                    body.Conversation,
                    body.Parameter ?? "query",
                    body.Skip ?? 0,
                    cancellationToken
                )
            )
        );

    private static IResult Insert(string person, string conversation, InsertBody body, LocalTeamsServer server) =>
        server.InsertResult(person, conversation, body.Result, body.Thread) is { } message
            ? Json(MessageView.Of(server.World, message, person))
            : Problem(400, "Teams puts cards into a message, and this result holds none.");

    private static ValueTask<object?> OnlyThisPageAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    ) =>
        LocalRequest.IsOwn(context.HttpContext)
            ? next(context)
            : ValueTask.FromResult<object?>(Problem(403, "The local Teams answers its own page on this machine only."));

    private static async ValueTask<object?> SayWhatIsMissingAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (KeyNotFoundException missing)
        {
            return Problem(404, missing.Message);
        }
    }

    private static IResult Problem(int status, string problem) =>
        Results.Json(new ProblemView(problem), LocalJson.Options, statusCode: status);

    private static IResult Json<T>(T value) => Results.Json(value, LocalJson.Options);
}
