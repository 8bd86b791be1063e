using ToolkitBot.Features.Letters;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>
/// Tells an author that their pledge is posted, with the way to the post: in the card that said "on its way", or in a
/// message where that card cannot be edited. The letter is queued with the pledge and waits until the post stands; a card
/// that shows something else by then is left alone.
/// </summary>
internal sealed class PostedSender(PersonLetters letters, PledgeDesk desk, PledgePlaces places) : IOutboxSender
{
    public const string Kind = "posted";

    /// <summary>After this nobody looks at the card any more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(90);

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    /// <param name="card">The message in the author's chat that holds the card; null for a message of its own.</param>
    public static OutboxLetter Letter(Pledge pledge, string? card) =>
        new()
        {
            Kind = Kind,
            Place = OutboxPlace.Of(pledge.PersonKey!),
            Subject = pledge.Id,
            Payload = card,
            UniqueKey = card is null ? $"{Kind}:{pledge.Id}" : CardReplacedEffect.KeyOf(card),
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
        var shown = reader.Language.Render("notice", card);
        return row.Payload is { } message
            ? letters.Edit(row, reader.Person, message, shown)
            : letters.Letter(row, reader.Person, shown);
    }

    /// <summary>The card stays as it is; "my pledges" says where the pledge is.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}

/// <summary>Queues the letter that says that a pledge is posted.</summary>
internal sealed class TellWhenPostedEffect(Pledge pledge, string? card, OutboxQueue queue) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        queue.AddAsync(scope, PostedSender.Letter(pledge, card), cancellationToken);
}
