using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Languages;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.AppTests.Teams;

/// <summary>Every command in every scope, with and without a mention, in any case: always an answer that understood it.</summary>
[Collection(SharedConversations.Name)]
public sealed class TeamsCommandTests(SharedBots bots)
{
    /// <summary>Cards that say that nothing was understood.</summary>
    private static readonly string[] lost = ["unsure", "declined"];

    public static TheoryData<string, bool, string> Matrix()
    {
        var data = new TheoryData<string, bool, string>();
        foreach (var place in new[] { "personal", "group", "general" })
        {
            foreach (var mention in new[] { true, false })
            {
                foreach (var letters in new[] { "lower", "upper", "title" })
                {
                    data.Add(place, mention, letters);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_command_is_answered(string place, bool mention, string letters)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger(place);
        var words = Words(bot);
        await amina.Says("@ToolkitBot help");
        await amina.Sees("help");
        foreach (var command in CommandNames.All)
        {
            var said = Written(words.Content.Commands[command], letters);
            var sent = await SayAsync(bot, amina, said, mention);
            await bot.SettleAsync();

            var seen = Answers(bot, amina, sent);
            Assert.True(seen.Count > 0, $"'{said}' in {place}: silence");
            // "ask a person" is understood, and says whom else to ask where nobody answers.
            var nobody = words.Content.Phrases["question.nobody"];
            Assert.DoesNotContain(
                seen,
                card => lost.Contains(card.Name) && !card.Text.Contains(nobody, StringComparison.Ordinal)
            );
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_in_a_channel_stands_in_the_thread_of_the_question(StorageKind storage)
    {
        var bot = await bots.On(storage);
        var amina = bot.Stranger("general");
        var first = await amina.Says("@ToolkitBot tip");
        await amina.Sees("tip");
        var post = bot.World.FindMessage(amina.Card.MessageId)!;
        Assert.Equal(first.Id, post.ThreadId);

        await amina.Says("@toolkitbot, tip", thread: first.Id);
        await amina.Sees("tip");
        Assert.Equal(first.Id, bot.World.FindMessage(amina.Card.MessageId)!.ThreadId);
    }

    [Fact]
    public async Task Words_without_a_mention_entity_lose_the_name_that_was_typed()
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says("@toolkitbot, tip");
        await amina.Sees("tip");
        await amina.SeesNothingMore();
    }

    private static Language Words(BotUnderTest bot) =>
        ((LanguageShelf)bot.Services.GetService(typeof(LanguageShelf))!).For("en");

    private static string Written(string word, string letters) =>
        letters switch
        {
            "upper" => word.ToUpperInvariant(),
            "title" => char.ToUpperInvariant(word[0]) + word[1..],
            _ => word,
        };

    /// <returns>How many messages of the bot stood there before.</returns>
    private static async Task<int> SayAsync(BotUnderTest bot, Person person, string words, bool mention)
    {
        var before = Spoken(bot, person).Count;
        if (mention)
        {
            await person.Says($"@ToolkitBot {words}");
            return before;
        }

        // Where an app may read all messages, those without a mention arrive as well.
        var wire = new TeamsWire(bot);
        var activity = wire.LikeLast(person);
        activity["text"] = words;
        activity["entities"] = new JsonArray([
            .. activity["entities"]!
                .AsArray()
                .Where(entity => (string?)entity!["type"] != "mention")
                .Select(entity => entity!.DeepClone()),
        ]);
        Assert.Equal(200, (await wire.PostAsync(activity)).Status);
        return before;
    }

    private static List<CardSeen> Answers(BotUnderTest bot, Person person, int before) =>
        [.. Spoken(bot, person).Skip(before)];

    private static List<CardSeen> Spoken(BotUnderTest bot, Person person) =>
        [
            .. bot
                .World.Messages(person.Place)
                .Where(message => message.Person is null)
                .Select(message => message.CardFor(person.Key))
                .OfType<JsonObject>()
                .Select(card => new CardSeen("", card)),
        ];
}
