using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// Somebody who pledges in the middle of a storm, as people do: types it, waits for the preview, presses the button, and
/// does so again where nothing happens.
/// </summary>
internal sealed class StormPerson(LocalTeamsServer teams, string key, int number)
{
    private static readonly TimeSpan beforeTryingAgain = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan betweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>What makes the pledge known in the channel.</summary>
    public static string Mark(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"number-{number:D5}");

    public async Task PledgeAsync(CancellationToken cancellationToken)
    {
        var day = DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(30)
            .ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var words = $"pledge I will answer every comment on page {Mark(number)} by {day}";
        while (true)
        {
            await teams.SayAsync(key, "personal", words, cancellationToken: cancellationToken);
            if (await SeesPreviewAsync(cancellationToken) is { } preview)
            {
                await PostAsync(preview, cancellationToken);
                return;
            }
        }
    }

    /// <summary>The preview; null where it does not come, and one would type again.</summary>
    private async Task<CardSeen?> SeesPreviewAsync(CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetUtcNow() + beforeTryingAgain;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            if (Cards().LastOrDefault(card => card.Name == "pledge-preview") is { } preview)
            {
                return preview;
            }

            await Task.Delay(betweenLooks, cancellationToken);
        }

        return null;
    }

    private async Task PostAsync(CardSeen preview, CancellationToken cancellationToken)
    {
        while (true)
        {
            var outcome = await teams.PressAsync(
                key,
                preview.MessageId,
                preview.Button("Post it"),
                new Dictionary<string, string>(),
                cancellationToken: cancellationToken
            );
            if (outcome.Kind != OutcomeKind.Error)
            {
                return;
            }

            await Task.Delay(betweenLooks, cancellationToken);
        }
    }

    private IEnumerable<CardSeen> Cards() =>
        teams
            .World.Messages(teams.World.Conversation(key, "personal"))
            .Where(message => message.Person is null)
            .Select(message =>
                message.CardFor(key) is JsonObject card ? new CardSeen(message.Id, card) : null
            )
            .OfType<CardSeen>();
}
