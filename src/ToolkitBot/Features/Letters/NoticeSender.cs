using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
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
        if (await letters.ReaderAsync(row, cancellationToken) is not { } reader)
        {
            return letters.Nothing(row);
        }

        var notice = Notice.Read(row.Payload!);
        var by = await letters.NameAsync(notice.ByKey, cancellationToken);
        var card = Card(notice, by, row.Subject, reader.Language);
        return letters.Letter(row, reader.Person, reader.Language.Render("notice", card));
    }

    /// <summary>Does nothing: nobody is told that a notice could not be sent.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    private static NoticeCard Card(Notice notice, string? by, string? subject, Language language)
    {
        var words = language.Content.Phrases;
        var places = words
            .Places(notice.Phrase)
            .Select(place =>
                (
                    place,
                    (object)(
                        DisplayName.Of(place == "name" ? by : notice.Places?.GetValueOrDefault(place))?.Markdown
                        ?? words[Nameless(place)]
                    )
                )
            );
        return new(null, words.Format(notice.Phrase, [.. places]), Buttons(notice, subject, words));
    }

    /// <summary>The phrase for what has no known name.</summary>
    private static string Nameless(string place) =>
        place switch
        {
            "team" => "pledge.the-team",
            "name" => "history.somebody",
            _ => "pledge.the-channel",
        };

    private static IReadOnlyList<CardButton> Buttons(Notice notice, string? subject, Phrases words) =>
        (notice.Team, subject) switch
        {
            ({ } team, _) =>
            [
                new(words["buttons.campaign"], "campaign.show", team),
                new(words["buttons.help"], "help.show"),
            ],
            (_, { } pledge) =>
            [
                new(words["buttons.open"], "pledge.open", pledge),
                new(words["buttons.my-pledges"], "pledge.mine"),
            ],
            _ => [new(words["buttons.my-pledges"], "pledge.mine"), new(words["buttons.help"], "help.show")],
        };
}
