using ToolkitBot.Tests.Content;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Guide;

namespace ToolkitBot.Tests.Guide;

public sealed class WalkSummaryTests
{
    private const string Why = "consider.why";
    private const string Listen = "consider.listen";
    private const string Audience = "consider.audience";
    private const string Experiment = "consider.experiment";
    private const string KeepGoing = "consider.keep-going";

    private readonly GuideContent guide = ContentFolder.English.Guide;

    [Fact]
    public void Five_strong_answers_are_ready()
    {
        var summary = Sum(Good());

        Assert.Equal(WalkOutcome.Ready, summary.Outcome);
        Assert.Equal(guide.Outcomes["ready"].Title, summary.Title);
        Assert.Equal(5, summary.Strong.Count);
        Assert.Empty(summary.ThinkAgain);
        Assert.Empty(summary.Open);
    }

    [Fact]
    public void Going_online_only_because_others_do_is_to_be_thought_about_again()
    {
        var summary = Sum(Good(Pressed(Why, "everyone-else")));

        Assert.Equal(WalkOutcome.ThinkAgain, summary.Outcome);
        Assert.Equal(guide.Outcomes["only-everyone-else"].Text, summary.Text);
        Assert.Contains("A good reason would be", summary.Text);
        Assert.Equal(Why, Assert.Single(summary.ThinkAgain).Consideration.Id);
        Assert.Equal(Why, summary.PledgeFrom.Id);
    }

    [Fact]
    public void The_same_said_in_own_words_ends_the_same() =>
        Assert.Equal(
            guide.Outcomes["only-everyone-else"].Title,
            Sum(Good(Said(Why, "because the trust next door is on it"))).Title
        );

    [Fact]
    public void Everyone_else_and_a_reason_of_ones_own_is_ready() =>
        Assert.Equal(WalkOutcome.Ready, Sum(Good(Pressed(Why, "everyone-else", "learn"))).Outcome);

    [Fact]
    public void Everyone_else_and_curiosity_is_to_be_thought_about_again()
    {
        var summary = Sum(Good(Pressed(Why, "everyone-else", "curious")));

        Assert.Equal(WalkOutcome.ThinkAgain, summary.Outcome);
        Assert.Equal(guide.Outcomes["think-again"].Title, summary.Title);
    }

    [Fact]
    public void Curiosity_alone_is_noted_and_does_not_stand_in_the_way()
    {
        var summary = Sum(Good(Pressed(Why, "curious")));

        Assert.Equal(WalkOutcome.Ready, summary.Outcome);
        Assert.Equal(Why, Assert.Single(summary.Noted).Consideration.Id);
        Assert.Equal(Pledge(Why, "curious"), summary.PledgePrompt);
    }

    [Fact]
    public void One_doubt_is_nearly_ready_and_makes_the_pledge()
    {
        var summary = Sum(Good(Pressed(Listen, "nobody-yet")));

        Assert.Equal(WalkOutcome.NearlyReady, summary.Outcome);
        Assert.Equal(Pledge(Listen, "nobody-yet"), summary.PledgePrompt);
        Assert.Equal(Listen, summary.PledgeFrom.Id);
    }

    [Fact]
    public void Two_doubts_are_to_be_thought_about_again()
    {
        var summary = Sum(Good(Pressed(Listen, "announce"), Pressed(KeepGoing, "no-time")));

        Assert.Equal(WalkOutcome.ThinkAgain, summary.Outcome);
        Assert.Equal([Listen, KeepGoing], summary.ThinkAgain.Select(r => r.Consideration.Id));
        Assert.Equal(Listen, summary.PledgeFrom.Id);
    }

    [Fact]
    public void A_skipped_step_is_named_as_still_open()
    {
        var summary = Sum(Good(new WalkAnswer(Experiment, [], null)));

        Assert.Equal(WalkOutcome.NearlyReady, summary.Outcome);
        Assert.Equal(Experiment, Assert.Single(summary.Open).Id);
    }

    [Fact]
    public void A_step_that_was_never_reached_is_open_too() =>
        Assert.Equal([Listen, Audience, Experiment, KeepGoing], Sum(Pressed(Why, "learn")).Open.Select(s => s.Id));

    [Fact]
    public void A_walk_that_was_mostly_skipped_is_not_judged()
    {
        var summary = Sum(Pressed(Why, "learn"), Pressed(Listen, "reply-daily"));

        Assert.Equal(guide.Outcomes["mostly-open"].Title, summary.Title);
    }

    [Fact]
    public void A_bad_reason_is_told_even_when_the_rest_was_skipped() =>
        Assert.Equal(WalkOutcome.ThinkAgain, Sum(Pressed(Why, "everyone-else")).Outcome);

    [Fact]
    public void A_walk_without_any_answer_has_a_pledge_all_the_same()
    {
        var summary = Sum();

        Assert.Equal(5, summary.Open.Count);
        Assert.Equal(Why, summary.PledgeFrom.Id);
        Assert.DoesNotContain("{", summary.PledgePrompt);
    }

    [Fact]
    public void Mostly_neither_strong_nor_weak_is_nearly_ready() =>
        Assert.Equal(
            WalkOutcome.NearlyReady,
            Sum(
                Good(Pressed(Why, "curious"), Pressed(Listen, "when-we-can"), Pressed(KeepGoing, "now-and-then"))
            ).Outcome
        );

    [Fact]
    public void With_all_strong_the_pledge_comes_from_what_they_said_most_about()
    {
        var summary = Sum(Good(Pressed(Audience, "families", "young-people")));

        Assert.Equal(Audience, summary.PledgeFrom.Id);
        Assert.Equal(
            "I will ask five people among families and carers where they spend their time online and what they want to hear from us.",
            summary.PledgePrompt
        );
    }

    [Fact]
    public void The_slots_of_all_steps_come_together_once_each()
    {
        var slots = Sum(
            Good(Pressed(Why, "recruit"), Pressed(Audience, "recruits", "partners"), Pressed(KeepGoing, "hour-a-week"))
        ).Slots;

        Assert.Equal(["skilled-people", "press-and-partners", "peers"], slots.Audiences);
        Assert.Equal(["recruit"], slots.Purposes);
        Assert.Equal("hour-a-week", slots.Time);
    }

    [Fact]
    public void A_later_answer_replaces_an_earlier_one() =>
        Assert.Equal(WalkOutcome.Ready, Sum([Pressed(Listen, "announce"), .. Good()]).Outcome);

    [Fact]
    public void An_answer_to_a_step_that_is_gone_is_passed_over() =>
        Assert.Equal(WalkOutcome.Ready, Sum([Pressed("consider.gone", "x"), .. Good()]).Outcome);

    [Fact]
    public void The_same_answers_in_another_order_give_the_same_summary()
    {
        var there = Sum(Good());
        var back = Sum([.. Good().Reverse()]);

        Assert.Equal(
            (there.Title, there.PledgePrompt, string.Join(',', there.Slots.Audiences)),
            (back.Title, back.PledgePrompt, string.Join(',', back.Slots.Audiences))
        );
    }

    [Fact]
    public void Every_pledge_that_a_walk_can_end_with_reads_as_a_sentence()
    {
        foreach (var step in guide.Considerations)
        {
            foreach (var choice in step.Choices)
            {
                foreach (var audience in guide.Find(Audience)!.Choices.Select(c => c.Id))
                {
                    var prompt = Sum(
                        Pressed(step.Id, choice.Id),
                        Pressed(Audience, step.Id == Audience ? choice.Id : audience)
                    ).PledgePrompt;

                    Assert.DoesNotContain("{", prompt);
                    Assert.Contains(" I ", $" {prompt}");
                    Assert.EndsWith(".", prompt);
                }
            }
        }
    }

    private WalkSummary Sum(params WalkAnswer[] answers) => WalkSummary.Of(guide, answers);

    private string Pledge(string step, string choice) =>
        guide
            .Find(step)!
            .Choices.First(c => c.Id == choice)
            .Pledge!.Replace("{audience}", "patients", StringComparison.Ordinal);

    // Good answers to every step, with those given in their place.
    private static WalkAnswer[] Good(params WalkAnswer[] instead)
    {
        WalkAnswer[] good =
        [
            Pressed(Why, "talk"),
            Pressed(Listen, "reply-daily"),
            Pressed(Audience, "patients"),
            Pressed(Experiment, "try-small"),
            Pressed(KeepGoing, "minutes-a-day"),
        ];
        return [.. good.Select(g => instead.FirstOrDefault(i => i.ConsiderationId == g.ConsiderationId) ?? g)];
    }

    private static WalkAnswer Pressed(string step, params string[] choices) => new(step, choices, null);

    private static WalkAnswer Said(string step, string words) => new(step, [], words);
}
