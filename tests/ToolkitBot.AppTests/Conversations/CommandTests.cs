using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>The words that can be typed in every scope.</summary>
[Collection(SharedConversations.Name)]
public sealed class CommandTests(SharedBots bots)
{
    /// <summary>Where a command is typed, and the card that answers it there; private matters stay private.</summary>
    public static TheoryData<string, string, string> Commands =>
        new()
        {
            { "help", "help", "help" },
            { "hi", "welcome", "welcome" },
            { "thanks", "notice", "notice" },
            { "start", "walk-step", "notice" },
            { "platform", "platform-ask", "platform-ask" },
            { "platform facebook", "platform", "platform" },
            { "compare facebook linkedin", "comparison", "comparison" },
            { "tip", "tip", "tip" },
            { "posts", "posts", "posts" },
            { "change day", "change-day", "change-day" },
            { "stop", "notice", "notice" },
            { "ask a person", "declined", "notice" },
            { "carry on", "notice", "notice" },
            { "language", "language", "language" },
        };

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_is_answered_everywhere_in_any_case_with_and_without_mention(
        string command,
        string card,
        string publicCard
    )
    {
        var bot = await bots.On(StorageKind.Sqlite);
        foreach (var typed in new[] { command, command.ToUpperInvariant(), $"  {command}. ", $"@ToolkitBot {command}" })
        {
            var amina = bot.Stranger();
            await amina.Says(typed);
            await amina.Sees(card);
            await amina.SeesNothingMore();
        }

        foreach (var place in new[] { "group", "general", "pledges" })
        {
            var amina = bot.Stranger(place);
            await amina.Says($"@ToolkitBot {command}");
            await amina.Sees(publicCard);
            await amina.SeesNothingMore();
            await amina.Says($"{command.ToUpperInvariant()} @ToolkitBot!");
            await amina.Sees(publicCard);
            await amina.SeesNothingMore();
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Help_names_the_words_of_people_who_run_a_campaign(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("help");
        var help = await amina.Sees("help");
        Assert.All(
            new[] { "campaign", "our answers", "pledges here", "questions here" },
            word => Assert.Contains($"\"{word}\"", help.Text, StringComparison.Ordinal)
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task No_tip_comes_twice_before_all_were_seen(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("tip");
        var seen = new HashSet<string>();
        CardSeen tip;
        do
        {
            tip = await amina.Sees("tip");
            if (tip.Text.Contains("You have seen every tip", StringComparison.Ordinal))
            {
                break;
            }

            Assert.True(seen.Add(Lesson(tip)), $"This tip came twice: {Lesson(tip)}");
            await (seen.Count % 2 == 0 ? amina.Says("another tip") : amina.Presses("Another tip"));
        } while (seen.Count <= 200);

        Assert.True(seen.Count >= 20, $"Only {seen.Count} tips came.");
        Assert.Contains(Lesson(tip), seen);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_language_is_offered_and_a_choice_is_kept(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("language klingon");
        await amina.Sees("language");
        await amina.Presses("English");
        await amina.Sees("notice");
        await amina.Says("english");
        await amina.Sees("notice");
    }

    // The lines that only count are not the tip itself.
    private static string Lesson(CardSeen tip) => tip.Text.Split('\n').OrderByDescending(line => line.Length).First();
}
