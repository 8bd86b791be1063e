using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>Data of <c>language</c>.</summary>
internal sealed record LanguageCard(string Text, IReadOnlyList<CardButton> Languages);

/// <summary>Lets a person choose the bot's language; until then, it is their client's.</summary>
internal sealed class LanguageRoom(LanguageShelf languages) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("language.choose", (turn, press) => Choose(turn, press.Id("id")));
        commands.On(CommandNames.Language, (turn, rest) => Choose(turn, rest.Text));
    }

    private void Choose(Turn turn, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            Offer(turn, turn.Words["language.choose"]);
        }
        else if (languages.Find(name) is { } chosen)
        {
            Change(turn, chosen);
        }
        else
        {
            Offer(turn, turn.Words["language.unknown"]);
        }
    }

    private void Offer(Turn turn, string text) =>
        turn.Show(
            "language",
            new LanguageCard(text, [.. languages.All.Select(l => new CardButton(l.Name, "language.choose", l.Id))])
        );

    private static void Change(Turn turn, Language chosen)
    {
        turn.Also(new LanguageEffect(turn.PersonKey, chosen.Id));
        turn.Speak(chosen);
        turn.Show("notice", Notices.Of(turn, "language.changed"));
    }
}

/// <summary>Stores the person's choice of language.</summary>
internal sealed class LanguageEffect(string personKey, string language) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        PeopleTable.ChooseLanguageAsync(scope, personKey, language, cancellationToken);
}
