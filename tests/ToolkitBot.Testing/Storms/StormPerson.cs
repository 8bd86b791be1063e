using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.Testing;

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
    public static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"number-{number:D5}");

    public async Task PledgeAsync(CancellationToken cancellationToken)
    {
        var day = DateOnly
            .FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
            .AddDays(30)
            .ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var words = $"pledge I will answer every comment on page {Mark(number)} by {day}";
        do
        {
            await teams.SayAsync(key, "personal", words, cancellationToken: cancellationToken);
        } while (!await SeesPreviewAsync(cancellationToken) || !await PostsAsync(cancellationToken));
    }

    /// <summary>False where no preview comes, and one would type again.</summary>
    private async Task<bool> SeesPreviewAsync(CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetUtcNow() + beforeTypingAgain;
        while (NewestCard() is not { Name: "pledge-preview" })
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                return false;
            }

            await Task.Delay(betweenLooks, cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// Presses the preview's button until it is thanked for, or the thanks stand in the preview's place because only the
    /// answer was lost. False where the form stands there instead: one would type again.
    /// </summary>
    private async Task<bool> PostsAsync(CancellationToken cancellationToken)
    {
        while (NewestCard() is { Name: "pledge-preview" } preview)
        {
            if (await IsThankedAsync(preview, cancellationToken))
            {
                return true;
            }

            await Task.Delay(betweenPresses, cancellationToken);
        }

        // An older preview leads to the form; the thanks for the newer one may still be on their way.
        var until = TimeProvider.System.GetUtcNow() + beforeTypingAgain;
        while (!Cards().Any(card => card.Name == "notice"))
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                return false;
            }

            await Task.Delay(betweenLooks, cancellationToken);
        }

        return true;
    }

    private async Task<bool> IsThankedAsync(CardSeen preview, CancellationToken cancellationToken)
    {
        var outcome = await teams.PressAsync(
            key,
            preview.MessageId,
            preview.Button("pledge.post"),
            new Dictionary<string, string>(),
            cancellationToken: cancellationToken
        );

        // An old preview opens the form again instead: its words were typed anew since.
        return outcome.Card is JsonObject card && new CardSeen("", card).Name == "notice";
    }

    private CardSeen? NewestCard() => Cards().LastOrDefault(card => card.Name != "welcome");

    private IEnumerable<CardSeen> Cards() =>
        teams
            .World.Messages(teams.World.Conversation(key, "personal"))
            .Where(message => message.Person is null)
            .Select(message => message.CardFor(key) is JsonObject card ? new CardSeen(message.Id, card) : null)
            .OfType<CardSeen>();
}
