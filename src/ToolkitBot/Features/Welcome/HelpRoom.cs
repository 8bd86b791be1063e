using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>Data of <c>help</c>.</summary>
internal sealed record HelpCard(IReadOnlyList<HelpLine> Lines);

/// <summary>A word to type and what it does.</summary>
internal sealed record HelpLine(string Word, string Does);

/// <summary>Data of <c>welcome</c> and <c>welcome-team</c>.</summary>
internal sealed record WelcomeCard(string Title, string Text);

/// <summary>Data of <c>welcome-team</c>.</summary>
internal sealed record WelcomeTeamCard(string Title, string Text);

/// <summary>Says what the bot can do, and answers greetings and thanks.</summary>
internal sealed class HelpRoom : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("help.show", (turn, _) => Show(turn));
        commands.On(CommandNames.Help, (turn, _) => Show(turn));
        commands.On(CommandNames.Hello, (turn, _) => turn.Show("welcome", Welcome(turn, "welcome.again")));
        commands.On(CommandNames.Thanks, (turn, _) => turn.Show("notice", Notices.Of(turn, "welcome.thanks")));
    }

    private static void Show(Turn turn) =>
        turn.Show(
            "help",
            new HelpCard([
                .. Notices.Listed.Select(command => new HelpLine(
                    Notices.Word(turn, command),
                    turn.Words[$"help.{command}"]
                )),
            ])
        );

    /// <summary>Returns the first card of a private chat, which is also the answer to a greeting.</summary>
    public static WelcomeCard Welcome(Turn turn, string text)
    {
        var name = turn.Said.PersonName;
        var title =
            name is null || !turn.IsPersonal
                ? turn.Words["welcome.title"]
                : turn.Words.Format("welcome.title-named", ("name", FirstName(name)));
        return new(title, turn.Words[text]);
    }

    /// <summary>"Amina Sample" is greeted as Amina; a name of one word stays.</summary>
    private static string FirstName(DisplayName name) => name.Text.Split(' ', 2)[0];
}
