using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Questions;

/// <summary>
/// The built bot is killed while a question is sent and while it is answered, each time a little later; whoever sees an
/// error presses again.
/// </summary>
[StartsProcesses]
public sealed class KilledQuestionTests
{
    /// <summary>From before the turn is read until its letters are on their way.</summary>
    private static readonly int[] afterMilliseconds = [0, 4, 12, 30, 80];

    private static readonly Dictionary<string, string> nothing = [];

    [Theory, Sqlite, PostgreSql]
    public async Task There_is_one_question_and_one_answer_whenever_the_process_is_killed(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(storage);
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database, new() { ExpectsRefusedCalls = true });
        var port = FreePort.Next();
        bot.HandOnTo(new Uri($"http://127.0.0.1:{port}"));
        var process = await StartAsync(database, folder, port);
        try
        {
            var gareth = await bot.AnswersHereAsync("gareth", "general");
            var amina = bot.Person("amina");
            foreach (var wait in afterMilliseconds)
            {
                var asked = $"May we show the helipad on page {wait}?";
                var answered = $"Yes, page {wait} may show it.";
                await amina.Says("ask a person");
                await amina.Sees("question-form");
                await amina.Writes("words", asked).Presses("Preview");
                var preview = await amina.Sees("question-preview", asked);
                process = await KillAsync(process, wait, amina, () => amina.PressesOn(preview, "Send it"));
                await gareth.ShowsAsync("question-post", asked);

                await gareth.SubmitsAsync(await gareth.OpensFormAsync(), "Preview", text: answered);
                var (open, send) = (gareth.Outcome.Dialog!.Id, gareth.Dialog().Button("Send it"));
                process = await KillAsync(process, wait, gareth, () => gareth.SubmitsDialog(open, send, nothing));
                await amina.ShowsAsync("question-answered", answered);
                await gareth.ShowsAsync("question-post", "Answered by");
            }

            Assert.Equal(
                afterMilliseconds.Select(wait =>
                    $"May we show the helipad on page {wait}?|Yes, page {wait} may show it."
                ),
                await database.LinesAsync("SELECT text || '|' || answer FROM questions ORDER BY created_at")
            );
        }
        finally
        {
            await process.DisposeAsync();
        }

        async Task<BotProcess> KillAsync(BotProcess running, int wait, Person who, Func<Task> act)
        {
            var acting = act();
            await Task.Delay(wait);
            await running.KillAsync();
            await running.DisposeAsync();
            await acting;
            var next = await StartAsync(database, folder, port);
            if (who.Outcome.Kind == OutcomeKind.Error)
            {
                await act();
            }

            return next;
        }
    }

    private static Task<BotProcess> StartAsync(TestDatabase database, TemporaryFolder folder, int port) =>
        BotProcess.StartAsync(
            folder.Path,
            port,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = database.Kind.ToString(),
                ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
                ["Content:Path"] = Repository.Of("content"),
                ["Cards:Path"] = Repository.Of("cards"),
            }
        );
}
