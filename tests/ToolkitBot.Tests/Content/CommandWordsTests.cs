using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

public sealed class CommandWordsTests
{
    private readonly CommandWords words = ContentFolder.English.Commands;

    [Theory]
    [InlineData("help", CommandNames.Help)]
    [InlineData("HELP", CommandNames.Help)]
    [InlineData("  Help! ", CommandNames.Help)]
    [InlineData("help   me", CommandNames.Help)]
    [InlineData("/help", CommandNames.Help)]
    [InlineData("?", CommandNames.Help)]
    [InlineData("\u200Bhelp\u00A0please", CommandNames.Help)]
    [InlineData("ｈｅｌｐ", CommandNames.Help)]
    [InlineData("Hi", CommandNames.Hello)]
    [InlineData("hello there", CommandNames.Hello)]
    [InlineData("Thank you!!", CommandNames.Thanks)]
    [InlineData("ok, thanks", CommandNames.Thanks)]
    [InlineData("👍", CommandNames.Thanks)]
    [InlineData("start", CommandNames.Start)]
    [InlineData("Let’s go", CommandNames.Start)]
    [InlineData("the five considerations", CommandNames.Start)]
    [InlineData("Platform", CommandNames.Platform)]
    [InlineData("which platform should I use?", CommandNames.Platform)]
    [InlineData("another\ttip", CommandNames.Tip)]
    [InlineData("Tip please", CommandNames.Tip)]
    [InlineData("ready-made posts", CommandNames.Posts)]
    [InlineData("NHS Change Day", CommandNames.ChangeDay)]
    [InlineData("pledge", CommandNames.Pledge)]
    [InlineData("I want to make a pledge.", CommandNames.Pledge)]
    [InlineData("MY  PLEDGES", CommandNames.MyPledges)]
    [InlineData("pledges here", CommandNames.PledgesHere)]
    [InlineData("Stop.", CommandNames.Stop)]
    [InlineData("carry on", CommandNames.Resume)]
    [InlineData("start again", CommandNames.StartAgain)]
    [InlineData("go back", CommandNames.Back)]
    [InlineData("skip this one", CommandNames.Skip)]
    [InlineData("Forget me", CommandNames.ForgetMe)]
    [InlineData("language", CommandNames.Language)]
    [InlineData("plegde", CommandNames.Pledge)]
    [InlineData("platfrom", CommandNames.Platform)]
    public void A_command_is_the_whole_text(string text, string command) =>
        Assert.Equal(new CommandMatch(command, ""), words.Match(text));

    [Theory]
    [InlineData("platform facebook", CommandNames.Platform, "facebook")]
    [InlineData("PLATFORM  Facebook?", CommandNames.Platform, "Facebook")]
    [InlineData("platform: LinkedIn please", CommandNames.Platform, "LinkedIn")]
    [InlineData("show me platform twitter", CommandNames.Platform, "twitter")]
    [InlineData("compare facebook twitter", CommandNames.Compare, "facebook twitter")]
    [InlineData("Compare Facebook and YouTube", CommandNames.Compare, "Facebook and YouTube")]
    [InlineData("pledge I will answer every comment", CommandNames.Pledge, "I will answer every comment")]
    [InlineData("Pledge: I’ll stop saying “DNA’d” now", CommandNames.Pledge, "I’ll stop saying “DNA’d” now")]
    [InlineData("pledge - reply within a day.", CommandNames.Pledge, "reply within a day.")]
    [InlineData("pledge do more listening", CommandNames.Pledge, "do more listening")]
    [InlineData("language cymraeg", CommandNames.Language, "cymraeg")]
    [InlineData("Cymraeg", CommandNames.Language, "cymraeg")]
    [InlineData("language English please", CommandNames.Language, "English")]
    public void What_follows_a_command_is_kept_as_typed(string text, string command, string rest) =>
        Assert.Equal(new CommandMatch(command, rest), words.Match(text));

    [Theory]
    [InlineData("what platform is best for older people?")]
    [InlineData("is there a platform for podcasts")]
    [InlineData("platform for reaching teenagers in our town quickly?")]
    [InlineData("which platform do physios use")]
    [InlineData("platforms are confusing, where do I begin")]
    [InlineData("platform is down")]
    [InlineData("how do I make a pledge?")]
    [InlineData("pledge what is that")]
    [InlineData("pledge ideas?")]
    [InlineData("can you help me write a post")]
    [InlineData("help patients find us")]
    [InlineData("stop people being rude on our page")]
    [InlineData("start a blog")]
    [InlineData("tips for LinkedIn")]
    [InlineData("compare how often should we post")]
    [InlineData("what was nhs change day")]
    [InlineData("shop")]
    [InlineData("smart")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🤷")]
    [InlineData(null)]
    public void A_question_is_no_command(string? text) => Assert.Null(words.Match(text));

    [Fact]
    public void Every_command_matches_each_of_its_words()
    {
        foreach (var command in CommandNames.All)
        {
            Assert.Equal(command, words.Match(words[command].ToUpperInvariant())?.Command);
        }
    }

    [Fact]
    public void A_cut_off_emoji_is_survived() => Assert.Null(words.Match("\uD83D"));
}
