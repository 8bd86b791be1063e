using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Turns;

namespace ToolkitBot.AppTests.House;

/// <summary>
/// A new dialog is one file and one line of registration: this one asks for a colour and a number. It gets from the house
/// what every dialog gets: it waits while something else is said, carries on with one press, and stops on the word.
/// </summary>
public sealed class NewDialogTests
{
    [Fact]
    public async Task A_dialog_in_one_file_behaves_like_all_others()
    {
        var options = new BotOptions { Services = services => services.AddDialog<SampleDialog>() };
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        var amina = bot.Person("amina");
        await amina.Says("hello");
        var card = await amina.Sees("welcome");
        await amina.PressAsync(
            card,
            new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = "sample.start",
                ["data"] = new JsonObject(),
            }
        );
        await amina.Sees("notice", "Which colour?");

        await amina.Says("what is nhs change day?");
        await amina.Sees("answer");
        await amina.Sees("notice", "The sample is waiting.");
        await amina.Presses("Carry on");
        await amina.Sees("notice", "Which colour?");

        await amina.Says("tip");
        await amina.Sees("tip");
        await amina.Sees("notice", "The sample is waiting.");

        await amina.Says("orange");
        await amina.Sees("notice", "How many?");
        await amina.Says("7");
        await amina.Sees("notice", "7 of orange.");
        await amina.Says("stop");
        await amina.Sees("notice", "Nothing is open");
    }

    private sealed class SampleDialog : Dialog<SampleState>
    {
        public SampleDialog()
            : base("sample", SampleJson.Default.SampleState)
        {
            Step("colour", (turn, _) => Ask(turn, "Which colour?"), TakeColour);
            Step("number", (turn, _) => Ask(turn, "How many?"), TakeNumber);
        }

        public override void Declare(Verbs verbs, TypedCommands commands) =>
            verbs.On("sample.start", (turn, _) => Go(turn, First(turn), "Which colour?"));

        public override string? Waits(Turn turn) => "The sample is waiting.";

        public override void Stop(Turn turn)
        {
            Close(turn);
            Ask(turn, "Stopped.");
        }

        protected override SampleState First(Turn turn) => new() { Step = "colour" };

        private bool TakeColour(Turn turn, SampleState state, Heard words)
        {
            if (words.Text is not ("red" or "orange"))
            {
                return false;
            }

            Go(turn, state with { Step = "number", Colour = words.Text }, "How many?");
            return true;
        }

        private bool TakeNumber(Turn turn, SampleState state, Heard words)
        {
            if (!int.TryParse(words.Text, out var number))
            {
                return false;
            }

            Close(turn);
            Ask(turn, $"{number} of {state.Colour}.");
            return true;
        }

        private void Go(Turn turn, SampleState state, string question)
        {
            Open(turn, state);
            Ask(turn, question);
        }

        private static void Ask(Turn turn, string text) => turn.Show("notice", Notices.Titled(turn, null, text));
    }
}

internal sealed record SampleState : DialogState
{
    public string? Colour { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SampleState))]
internal sealed partial class SampleJson : JsonSerializerContext;
