using ToolkitBot.Features.Letters;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>
/// Makes the card that said "on its way" in the author's chat say "posted", with the way to the post. Its letter is queued
/// with the pledge and waits until the post stands; a card that shows something else by then is left alone.
/// </summary>
internal sealed class PostedSender(PersonLetters letters, PledgeDesk desk, PledgePlaces places) : IOutboxSender
{
    public const string Kind = "posted";

    /// <summary>After this nobody looks at the card any more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(90);

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    /// <param name="message">The message in the author's chat that holds the card.</param>
    public static OutboxLetter Letter(Pledge pledge, string message) =>
        new()
        {
            Kind = Kind,
            Place = OutboxPlace.Of(pledge.PersonKey!),
            Subject = pledge.Id,
            Payload = message,
            UniqueKey = CardReplacedEffect.KeyOf(message),
            DueAt = pledge.CreatedAt + LongestWait,
        };

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken) is not { } pledge
            || await places.PostedAsync(reader.Language.Content.Phrases, pledge, cancellationToken) is not { } place
        )
        {
            return letters.Nothing(row);
        }

        var words = reader.Language.Content.Phrases;
        var seeIt = words["buttons.see-it"];
        var card = new NoticeCard(
            null,
            place.Sentence,
            [
                place.Post is { } post ? CardButton.Link(seeIt, post) : new(seeIt, "pledge.open", pledge.Id),
                new(words["buttons.pledge"], "pledge.start"),
            ]
        );
        return letters.Edit(row, reader.Person, row.Payload!, reader.Language.Render("notice", card));
    }

    /// <summary>The card stays as it is; "my pledges" says where the pledge is.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
