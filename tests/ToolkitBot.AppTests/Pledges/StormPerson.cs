using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// Somebody who pledges in the middle of a storm, as people do: types it, waits for the preview, presses the button, and
/// does so again where nothing happens.
/// </summary>
internal sealed class StormPerson(LocalTeamsServer teams, string key, int number)
{
    private static readonly TimeSpan beforeTypingAgain = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan betweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan betweenPresses = TimeSpan.FromSeconds(2);

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
            if (await SeesPreviewAsync(cancellationToken))
            {
                await PostAsync(cancellationToken);
                return;
            }
        }
    }

    /// <summary>False where no preview comes, and one would type again.</summary>
    private async Task<bool> SeesPreviewAsync(CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetUtcNow() + beforeTypingAgain;
        while (Preview() is null)
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                return false;
            }

            await Task.Delay(betweenLooks, cancellationToken);
        }

        return true;
    }

    /// <summary>Presses the button of the newest preview until it is thanked for.</summary>
    private async Task PostAsync(CancellationToken cancellationToken)
    {
        while (Preview() is not { } preview || !await IsThankedAsync(preview, cancellationToken))
        {
            await Task.Delay(betweenPresses, cancellationToken);
        }
    }

    private async Task<bool> IsThankedAsync(CardSeen preview, CancellationToken cancellationToken)
    {
        var outcome = await teams.PressAsync(
            key,
            preview.MessageId,
            preview.Button("Post it"),
            new Dictionary<string, string>(),
            cancellationToken: cancellationToken
        );

        // An old preview opens the form again instead: its words were typed anew since.
        return outcome.Card is JsonObject card && new CardSeen("", card).Name == "notice";
    }

    private CardSeen? Preview() =>
        teams
            .World.Messages(teams.World.Conversation(key, "personal"))
            .Where(message => message.Person is null)
            .Select(message =>
                message.CardFor(key) is JsonObject card ? new CardSeen(message.Id, card) : null
            )
            .LastOrDefault(card => card?.Name == "pledge-preview");
}
