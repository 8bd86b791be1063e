using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Questions;

/// <summary>What several scripts about questions to people need.</summary>
internal static class QuestionTalk
{
    /// <summary>An owner has questions come into a channel; returns them there.</summary>
    public static async Task<Person> AnswersHereAsync(this BotUnderTest bot, string owner, string channel)
    {
        await bot.Person(owner).Opens();
        var there = bot.Person(owner, channel);
        await there.Opens();
        await there.Says("@ToolkitBot questions here");
        var set = await there.Sees("notice", "you answer them here");
        Assert.Equal(there.Place.Team!.Id, (string?)set.Button("The campaign")["data"]!["id"]);
        return there;
    }

    /// <summary>Asks the bot, and presses that a person be asked.</summary>
    public static async Task AsksAsync(this Person person, string question)
    {
        await person.Says(question);
        await person.PressesOn(await person.SeesAny("declined", "unsure"), "Ask a person");
    }

    /// <summary>Asks a person, and sends it as it is shown.</summary>
    public static async Task SendsAsync(this Person person, string question)
    {
        await person.Says("ask a person");
        await person.Sees("question-form");
        await person.Writes("words", question).Presses("Preview");
        await person.Sees("question-preview", question);
        await person.Presses("Send it");
        await person.Sees("notice", "It is sent");
    }

    /// <summary>Waits for one of these cards.</summary>
    public static async Task<CardSeen> SeesAny(this Person person, params string[] names)
    {
        CardSeen? seen = null;
        await Waiting.UntilAsync(
            () =>
            {
                seen = person.Unseen().FirstOrDefault(card => names.Contains(card.Name));
                return Task.FromResult(seen is not null);
            },
            $"none of {string.Join(", ", names)} came"
        );
        return await person.Sees(seen!.Name);
    }

    /// <summary>Waits until a card of this name in the conversation says these words.</summary>
    public static Task ShowsAsync(this Person person, string name, string words) =>
        Waiting.UntilAsync(
            () =>
                Task.FromResult(
                    person.Cards().Any(card => card.Name == name && card.Text.Contains(words, StringComparison.Ordinal))
                ),
            $"no card '{name}' says '{words}'"
        );

    /// <summary>Opens the form for the newest question of the channel that waits.</summary>
    public static async Task<CardSeen> OpensFormAsync(this Person owner)
    {
        CardSeen? post = null;
        await Waiting.UntilAsync(
            () =>
            {
                post = owner
                    .Cards()
                    .LastOrDefault(card =>
                        card.Name == "question-post" && card.Buttons.Any(button => (string?)button["title"] == "Answer")
                    );
                return Task.FromResult(post is not null);
            },
            "no question came"
        );
        return await owner.OpensFormAsync(post!);
    }

    public static async Task<CardSeen> OpensFormAsync(this Person owner, CardSeen post)
    {
        await owner.PressAsync(post, post.Button("Answer"));
        return owner.Dialog();
    }

    /// <summary>Answers the newest question that waits.</summary>
    public static async Task AnswersAsync(this Person owner, string answer) =>
        await owner.SendsAnswerAsync(await owner.OpensFormAsync(), answer);

    public static async Task AnswersAsync(this Person owner, CardSeen post, string answer) =>
        await owner.SendsAnswerAsync(await owner.OpensFormAsync(post), answer);

    private static async Task SendsAnswerAsync(this Person owner, CardSeen form, string answer)
    {
        await owner.SubmitsAsync(form, "Preview", text: answer);
        var preview = owner.Dialog();
        await owner.SubmitsAsync(preview, "Send it");
    }

    /// <summary>Keeps the answer of the newest question of the channel, as the form has it but for these fields.</summary>
    /// <param name="seen">Looks at the form.</param>
    /// <param name="fields">What is written over what the form has.</param>
    public static async Task KeepsAsync(
        this Person owner,
        Action<IReadOnlyDictionary<string, string>>? seen = null,
        Dictionary<string, string>? fields = null
    )
    {
        await owner.ShowsAsync("question-post", "Answered by");
        var post = owner.Cards().Last(card => card.Name == "question-post");
        await owner.PressAsync(post, post.Button("Keep the answer"));
        var form = owner.Dialog();
        var filled = form.Inputs.ToDictionary(input => (string)input["id"]!, input => (string?)input["value"] ?? "");
        seen?.Invoke(filled);
        foreach (var (id, value) in fields ?? [])
        {
            filled[id] = value;
        }

        await owner.SubmitsDialog(owner.Outcome.Dialog!.Id, form.Button("Keep it"), filled);
        Assert.Contains(
            "It is kept. People in your team find it",
            owner.Outcome.Dialog!.Card!.ToJsonString(),
            StringComparison.Ordinal
        );
    }
}
