using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>What is said in the middle of a dialog: answered, taken where it is an answer, asked about where it may be one.</summary>
public sealed class MiddleTests(SharedBots bots) : IClassFixture<SharedBots>
{
    private const string Pledge = "pledge I will answer every comment on our page within a day by 3 March 2027";

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_leaves_the_preview_as_it_was(StorageKind storage)
    {
        var amina = await AtPreview(storage);
        await amina.Says("can I post photos of patients");
        await amina.Sees("notice", "Your pledge is still open.");
        await amina.Presses("Carry on");
        await amina.Sees("pledge-preview", "answer every comment");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Yes_to_post_it_posts_and_a_label_presses_its_button(StorageKind storage)
    {
        var amina = await AtPreview(storage);
        await amina.Says("edit");
        await amina.Sees("pledge-form");
        await amina.Says("stop");
        await amina.Sees("notice");
        var mei = await AtPreview(storage);
        await mei.Says("yes please");
        await mei.Sees("notice");
        await mei.Says("my pledges");
        await mei.Sees("my-pledges", "answer every comment");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Other_words_are_asked_about_and_both_are_shown(StorageKind storage)
    {
        var amina = await AtPreview(storage);
        await amina.Says("I will thank everybody who writes to us");
        var asked = await amina.Sees("pledge-replace", "thank everybody");
        Assert.Contains("answer every comment", asked.Text, StringComparison.Ordinal);
        await amina.Says("no");
        await amina.Sees("pledge-preview", "answer every comment");
        await amina.Says("weather tomorrow");
        await amina.Sees("pledge-replace", "weather tomorrow");
        await amina.Presses("No");
        await amina.Sees("pledge-preview", "answer every comment");
        await amina.Says("I will thank everybody who writes to us by 3 March 2027");
        await amina.Sees("pledge-replace");
        await amina.Says("yes");
        await amina.Sees("pledge-preview", "thank everybody");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Every_label_on_the_question_about_new_words_is_heard(StorageKind storage)
    {
        var amina = await AtPreview(storage);
        await amina.Says("weather tomorrow");
        await amina.Sees("pledge-replace");
        await amina.Says("edit");
        var form = await amina.Sees("pledge-form");
        Assert.Equal("weather tomorrow", (string?)form.Inputs.Single(input => (string?)input["id"] == "what")["value"]);
        await amina.Says("I will thank everybody who writes to us by 3 March 2027");
        await amina.Sees("pledge-replace");
        await amina.Says("Yes, use these words");
        await amina.Sees("pledge-preview", "thank everybody");
        await amina.Says("weather tomorrow");
        await amina.Sees("pledge-replace");
        await amina.Says("cancel");
        await amina.Sees("notice", "Stopped");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_day_is_the_day_and_keep_my_words_keeps_them(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("pledge I will be kinder online");
        await amina.Sees("pledge-coach");
        await amina.Says("by 3 March 2027");
        var preview = await amina.Sees("pledge-preview", "be kinder online");
        Assert.Contains("3 March 2027", preview.Text, StringComparison.Ordinal);
        var mei = (await bots.On(storage)).Stranger();
        await mei.Says("pledge I will be kinder online");
        await mei.Sees("pledge-coach");
        await mei.Says("Keep my words");
        await mei.Sees("pledge-preview", "be kinder online");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_day_that_is_not_understood_is_asked_for(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("pledge I will answer every comment on our page by the start of term");
        await amina.Sees("pledge-form", "not sure which day");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_day_in_the_form_s_words_counts_and_is_asked_for_where_it_is_not_understood(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina
            .Writes("what", "I will answer every comment on our page before my next supervision")
            .Presses("Preview");
        await amina.Sees("pledge-form", "not sure which day");
        await amina.Writes("what", "I will answer every comment on our page by 3 March 2027").Presses("Preview");
        await amina.Sees("pledge-preview", "3 March 2027");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_stopped_pledge_leaves_nothing_open_and_can_be_reworded(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("pledge I will ring Zebedee on 07700 900123 every Friday");
        await amina.Sees("pledge-stopped");
        await NothingIsOpen(amina);

        // The same where the words were typed with the empty form open.
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina.Says("I will ring Zebedee on 07700 900123 every Friday");
        var stopped = await amina.Sees("pledge-stopped");
        await NothingIsOpen(amina);

        await amina.PressesOn(stopped, "Reword it");
        await amina.Sees("pledge-form");
        await amina.Writes("what", "I will answer every comment on our page by 3 March 2027").Presses("Preview");
        await amina.Sees("pledge-preview", "answer every comment");
    }

    private static async Task NothingIsOpen(Person person)
    {
        await person.Says("my pledges");
        await person.Sees("my-pledges", "You have not made a pledge yet.");
        await person.SeesNothingMore();
        await person.Says("the canteen is always closed");
        await person.Settles();
        Assert.DoesNotContain(
            person.Unseen(),
            card => card.Name == "pledge-replace" || card.Text.Contains("still open", StringComparison.Ordinal)
        );
    }

    private async Task<Person> AtPreview(StorageKind storage)
    {
        var person = (await bots.On(storage)).Stranger();
        await person.Says(Pledge);
        await person.Sees("pledge-preview", "answer every comment");
        return person;
    }
}
