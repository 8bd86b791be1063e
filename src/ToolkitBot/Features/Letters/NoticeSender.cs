using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>Sends notices to people's private chats.</summary>
internal sealed class NoticeSender(PersonLetters letters) : IOutboxSender
{
    public const string Kind = "notice";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        return await letters.ReaderAsync(row, cancellationToken) is { } reader
            ? letters.Letter(
                row,
                reader.Person,
                reader.Language.Render("notice", Card(Notice.Read(row.Payload!), reader.Language))
            )
            : letters.Nothing(row);
    }

    /// <summary>Does nothing: nobody is told that a notice could not be sent.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    private static NoticeCard Card(Notice notice, Language language)
    {
        var words = language.Content.Phrases;
        // A channel without a known name becomes "the channel for pledges".
        var places = words
            .Places(notice.Phrase)
            .Select(place =>
                (
                    place,
                    (object)(
                        DisplayName.Of(notice.Places?.GetValueOrDefault(place))?.Markdown ?? words["pledge.the-channel"]
                    )
                )
            );
        return new(
            null,
            words.Format(notice.Phrase, [.. places]),
            [new(words["buttons.my-pledges"], "pledge.mine"), new(words["buttons.help"], "help.show")]
        );
    }
}
