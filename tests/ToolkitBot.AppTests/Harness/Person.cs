using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Harness;

/// <summary>
/// Somebody who talks with the bot, so that a conversation reads as a script: says, sees, chooses, presses. What she
/// sees is what came or changed since she last said or pressed something.
/// </summary>
internal sealed class Person(BotUnderTest bot, string key, string conversation)
{
    private readonly Dictionary<string, string> inputs = [];
    private readonly HashSet<string> looked = [];
    private Dictionary<string, LocalMessage> before = [];
    private CardSeen? card;

    public string Key => key;
    public LocalPerson Self => bot.World.Person(key);
    public LocalConversation Place => bot.World.Conversation(key, conversation);

    /// <summary>The card seen last.</summary>
    public CardSeen Card => card ?? throw new InvalidOperationException($"{key} has not seen a card yet.");

    /// <summary>What the last press showed at once: a card in place, a sentence in passing, an error.</summary>
    public LocalOutcome Outcome { get; private set; } = LocalOutcome.Done;

    /// <summary>The same person elsewhere: <c>personal</c>, <c>group</c>, <c>general</c>, <c>pledges</c>.</summary>
    public Person In(string place) => new(bot, key, place);

    /// <summary>Opens the conversation, as on first coming to it.</summary>
    public async Task Opens()
    {
        Begin();
        await bot.Teams.OpenAsync(key, conversation, CancellationToken.None).WaitAsync(Waiting.Patience);
        await bot.SettleAsync();
    }

    /// <summary>Types a message; in shared places it needs <c>@ToolkitBot</c> to be heard.</summary>
    /// <param name="words">What is typed.</param>
    /// <param name="thread">In a channel the post to reply to.</param>
    public async Task<LocalMessage> Says(string words, string? thread = null)
    {
        // The first words also bring the welcome; it is not what the script is about.
        if (!bot.World.IsInstalled(Place))
        {
            await Opens();
        }

        await bot.SettleAsync();
        Begin();
        return await bot.Teams.SayAsync(key, conversation, words, thread).WaitAsync(Waiting.Patience);
    }

    /// <summary>Waits for a card of this name among what is new, and looks at it.</summary>
    public Task<CardSeen> Sees(string name) => SeesAsync(seen => seen.Name == name, $"'{name}'");

    /// <summary>As <see cref="Sees(string)"/>, and the card says these words; it may come to say them.</summary>
    public Task<CardSeen> Sees(string name, string words) =>
        SeesAsync(
            seen => seen.Name == name && seen.Text.Contains(words, StringComparison.Ordinal),
            $"'{name}' to say '{words}'"
        );

    /// <summary>Turns back to a card that was seen before.</summary>
    public void Looks(CardSeen earlier) => card = earlier;

    /// <summary>Once everything is answered: nothing is new that was not looked at.</summary>
    public async Task SeesNothingMore()
    {
        await bot.SettleAsync();
        Assert.True(!Unseen().Any(), $"{key} did not expect: {Describe()}");
    }

    /// <summary>Presses a choice, or several, in a field of the card.</summary>
    public Person Chooses(string input, params string[] values)
    {
        var offered = Card.Choices(input);
        Assert.All(values, value => Assert.Contains(value, offered));
        inputs[input] = string.Join(',', values);
        return this;
    }

    /// <summary>Answers the open step of the five things: ticks the choices and sends them, or presses the one.</summary>
    public Task Answers(params string[] choices) =>
        Card.Inputs.Any(input => (string?)input["id"] == "choices")
            ? Chooses("choices", choices).Presses("Next")
            : PressAsync(
                Card,
                Card.Buttons.Single(button => (string?)button["data"]?["choice"] == Assert.Single(choices))
            );

    /// <summary>Fills a text field of the card.</summary>
    public Person Writes(string input, string text)
    {
        _ = Card.Input(input);
        inputs[input] = text;
        return this;
    }

    /// <summary>Presses a button of the card seen last, named by its title or its verb.</summary>
    public Task Presses(string button) => PressesOn(Card, button);

    /// <summary>Presses as where <c>Action.Execute</c> does nothing: an <c>Action.Submit</c> of the same data.</summary>
    public Task PressesInOldClient(string button) => PressAsync(Card, Submitted(Card.Button(button)));

    /// <summary>A button as an <c>Action.Submit</c>.</summary>
    public static JsonObject Submitted(JsonObject button)
    {
        var submit = button.DeepClone().AsObject();
        submit["type"] = "Action.Submit";
        submit.Remove("verb");
        submit.Remove("fallback");
        return submit;
    }

    /// <summary>Presses a button of a card seen earlier, as it still stands in the chat.</summary>
    public Task PressesOn(CardSeen earlier, string button) => PressAsync(earlier, earlier.Button(button));

    /// <summary>Presses something that may be on no card at all.</summary>
    /// <param name="on">The card pressed on.</param>
    /// <param name="action">The action as the client would send it.</param>
    /// <param name="fields">What stands in the fields; null for what the script filled in.</param>
    public async Task PressAsync(CardSeen on, JsonObject action, IReadOnlyDictionary<string, string>? fields = null)
    {
        var filled =
            (string?)action["associatedInputs"] == "none" ? new Dictionary<string, string>() : fields ?? Filled(on);
        inputs.Clear();
        await bot.SettleAsync();
        Begin();
        Outcome = await bot.Teams.PressAsync(key, on.MessageId, action, filled).WaitAsync(Waiting.Patience);
    }

    /// <summary>The card of the open dialog.</summary>
    public CardSeen Dialog() => new("", Outcome.Dialog!.Card!.AsObject());

    /// <summary>Presses a button of the open dialog, with one field filled in or none.</summary>
    public Task SubmitsAsync(CardSeen form, string button, string field = "words", string? text = null) =>
        SubmitsDialog(
            Outcome.Dialog!.Id,
            form.Button(button),
            text is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [field] = text }
        );

    /// <summary>Presses a button of an open dialog.</summary>
    public async Task SubmitsDialog(string dialog, JsonObject action, IReadOnlyDictionary<string, string> fields)
    {
        await bot.SettleAsync();
        Begin();
        Outcome = await bot.Teams.SubmitDialogAsync(key, dialog, action, fields).WaitAsync(Waiting.Patience);
    }

    /// <summary>Waits until everything said and pressed is answered.</summary>
    public Task Settles() => bot.SettleAsync();

    /// <summary>In a channel the post whose thread holds the card.</summary>
    public string? ThreadOf(CardSeen seen) => bot.World.FindMessage(seen.MessageId)?.ThreadId;

    /// <summary>Cards in the conversation now, oldest first, as this person sees them.</summary>
    public IReadOnlyList<CardSeen> Cards() => [.. Messages().Select(Seen).OfType<CardSeen>()];

    /// <summary>Cards that came or changed since the last act and were not looked at.</summary>
    public IReadOnlyList<CardSeen> Unseen() =>
        [
            .. Messages()
                .Where(message =>
                    !before.TryGetValue(message.Id, out var earlier) || !ReferenceEquals(earlier, message)
                )
                .Select(Seen)
                .OfType<CardSeen>()
                .Where(seen => !looked.Contains(Mark(seen))),
        ];

    private async Task<CardSeen> SeesAsync(Func<CardSeen, bool> isIt, string what)
    {
        var seen =
            await Arrivals.ForAsync(bot.World, () => Unseen().FirstOrDefault(isIt))
            ?? throw new Xunit.Sdk.XunitException($"{key} waited for {what} in '{conversation}' and saw: {Describe()}");
        looked.Add(Mark(seen));
        inputs.Clear();
        return card = seen;
    }

    private void Begin()
    {
        before = Messages().ToDictionary(message => message.Id);
        looked.Clear();
    }

    private IEnumerable<LocalMessage> Messages() => bot.World.Messages(Place).Where(message => message.Person is null);

    private CardSeen? Seen(LocalMessage message) =>
        message.CardFor(key) is JsonObject json ? new CardSeen(message.Id, json) : null;

    private Dictionary<string, string> Filled(CardSeen on)
    {
        var filled = on.Inputs.ToDictionary(input => (string)input["id"]!, input => (string?)input["value"] ?? "");
        foreach (var (id, value) in inputs)
        {
            filled[id] = value;
        }

        return filled;
    }

    private string Describe()
    {
        var cards = Unseen();
        var shown = cards.Count == 0 ? "nothing new" : string.Join(Environment.NewLine, cards);
        return $"{shown} (last press: {Outcome.Kind} {Outcome.Text})";
    }

    private static string Mark(CardSeen seen) => $"{seen.MessageId} {seen.Json.ToJsonString()}";
}
