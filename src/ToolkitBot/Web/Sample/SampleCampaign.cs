using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.Web.Sample;

/// <summary>
/// <c>--sample</c>: lets the sample people of Local Teams pledge and join, so that the channel and the wall have
/// something to show. They do it as a person would, by typing and pressing.
/// </summary>
internal sealed partial class SampleCampaign(LocalTeamsServer teams, ILogger<SampleCampaign> logger)
{
    private const string Personal = "personal";
    private const string Channel = "pledges";
    private const string Join = "pledge.join";

    /// <summary>Who pledges what, for when, and who joins.</summary>
    internal static readonly IReadOnlyList<SamplePledge> Pledges =
    [
        new("amina", "answer every comment on our page within a day", "by Friday", ["gareth", "mei", "owen"]),
        new("gareth", "write down three good stories of our staff", "in two weeks", ["amina"]),
        new("mei", "write our leaflets in plain words", "by the end of next month", ["amina", "owen"]),
        new("owen", "ask ten visitors what they want to read on our page", "in three weeks", []),
        new("amina", "add a description to every picture that we post", "by the end of next month", ["mei"]),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs through the sample. What fails is left out: the bot works without it.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        try
        {
            await teams.OpenAsync("gareth", Channel, cancellationToken);
            foreach (var pledge in Pledges)
            {
                var post = await MakeAsync(pledge, cancellationToken);
                foreach (var other in pledge.JoinedBy)
                {
                    var join = Action(post, other, Join)!;
                    await teams.PressAsync(other, post.Id, join, cancellationToken: cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            Log.Broken(logger, e.GetType().Name, e.StackTrace);
        }
    }

    /// <summary>Returns the post in the channel.</summary>
    private async Task<LocalMessage> MakeAsync(SamplePledge pledge, CancellationToken cancellationToken)
    {
        await teams.OpenAsync(pledge.By, Personal, cancellationToken);
        var (said, posted) = (Ids(pledge.By, Personal), Ids(pledge.By, Channel));
        await teams.SayAsync(pledge.By, Personal, $"pledge I will {pledge.What} {pledge.Due}", null, cancellationToken);
        var preview = await NewAsync(pledge.By, Personal, "pledge.post", said, cancellationToken);
        var post = Action(preview, pledge.By, "pledge.post")!;
        await teams.PressAsync(pledge.By, preview.Id, post, cancellationToken: cancellationToken);
        return await NewAsync(pledge.By, Channel, Join, posted, cancellationToken);
    }

    /// <summary>Waits for a message that was not there before, with a button of this verb: the bot answers a moment later.</summary>
    private async Task<LocalMessage> NewAsync(
        string person,
        string place,
        string verb,
        HashSet<string> before,
        CancellationToken cancellationToken
    )
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            if (
                Messages(person, place)
                    .FirstOrDefault(message =>
                        !before.Contains(message.Id) && Action(message, person, verb) is not null
                    ) is
                { } found
            )
            {
                return found;
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new TimeoutException();
    }

    private HashSet<string> Ids(string person, string place) =>
        Messages(person, place).Select(message => message.Id).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<LocalMessage> Messages(string person, string place) =>
        teams.World.Messages(teams.World.Conversation(person, place));

    private static JsonObject? Action(LocalMessage message, string person, string verb) =>
        message.Deleted ? null : Find(message.CardFor(person), verb);

    /// <summary>The button of this verb, wherever it stands on the card.</summary>
    private static JsonObject? Find(JsonNode? node, string verb) =>
        node switch
        {
            JsonObject action when (string?)action["type"] == "Action.Execute" && Verb(action) == verb => action,
            JsonObject other => other
                .Select(member => Find(member.Value, verb))
                .FirstOrDefault(found => found is not null),
            JsonArray items => items.Select(item => Find(item, verb)).FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static string? Verb(JsonObject action) =>
        action["verb"] is JsonValue verb && verb.TryGetValue<string>(out var text) ? text : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sample campaign is not whole: {Failure}\n{Stack}")]
        public static partial void Broken(ILogger logger, string failure, string? stack);
    }
}

/// <summary>What a sample person pledges.</summary>
internal sealed record SamplePledge(string By, string What, string Due, IReadOnlyList<string> JoinedBy);
