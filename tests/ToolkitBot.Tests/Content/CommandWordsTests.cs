using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

public sealed class CommandWordsTests
{
    private readonly CommandWords words = ContentFolder.English.Commands;

    [Theory]
    [InlineData("help", Commands.Help)]
    [InlineData("HELP", Commands.Help)]
    [InlineData("  Help! ", Commands.Help)]
    [InlineData("help   me", Commands.Help)]
    [InlineData("/help", Commands.Help)]
    [InlineData("?", Commands.Help)]
    [InlineData("\u200Bhelp\u00A0please", Commands.Help)]
    [InlineData("ｈｅｌｐ", Commands.Help)]
    [InlineData("Hi", Commands.Hello)]
    [InlineData("hello there", Commands.Hello)]
    [InlineData("Thank you!!", Commands.Thanks)]
    [InlineData("ok, thanks", Commands.Thanks)]
    [InlineData("👍", Commands.Thanks)]
    [InlineData("start", Commands.Start)]
    [InlineData("Let’s go", Commands.Start)]
    [InlineData("the five considerations", Commands.Start)]
    [InlineData("Platform", Commands.Platform)]
    [InlineData("which platform should I use?", Commands.Platform)]
    [InlineData("another\ttip", Commands.Tip)]
    [InlineData("Tip please", Commands.Tip)]
    [InlineData("ready-made posts", Commands.Posts)]
    [InlineData("NHS Change Day", Commands.ChangeDay)]
    [InlineData("pledge", Commands.Pledge)]
    [InlineData("I want to make a pledge.", Commands.Pledge)]
    [InlineData("MY  PLEDGES", Commands.MyPledges)]
    [InlineData("pledges here", Commands.PledgesHere)]
    [InlineData("Stop.", Commands.Stop)]
    [InlineData("carry on", Commands.Resume)]
    [InlineData("start again", Commands.StartAgain)]
    [InlineData("go back", Commands.Back)]
    [InlineData("skip this one", Commands.Skip)]
    [InlineData("Forget me", Commands.ForgetMe)]
    [InlineData("language", Commands.Language)]
    [InlineData("plegde", Commands.Pledge)]
    [InlineData("platfrom", Commands.Platform)]
    public void A_command_is_the_whole_text(string text, string command) =>
        Assert.Equal(new CommandMatch(command, ""), words.Match(text));

    [Theory]
    [InlineData("platform facebook", Commands.Platform, "facebook")]
    [InlineData("PLATFORM  Facebook?", Commands.Platform, "Facebook")]
    [InlineData("platform: LinkedIn please", Commands.Platform, "LinkedIn")]
    [InlineData("show me platform twitter", Commands.Platform, "twitter")]
    [InlineData("compare facebook twitter", Commands.Compare, "facebook twitter")]
    [InlineData("Compare Facebook and YouTube", Commands.Compare, "Facebook and YouTube")]
    [InlineData("pledge I will answer every comment", Commands.Pledge, "I will answer every comment")]
    [InlineData("Pledge: I’ll stop saying “DNA’d” now", Commands.Pledge, "I’ll stop saying “DNA’d” now")]
    [InlineData("pledge - reply within a day.", Commands.Pledge, "reply within a day.")]
    [InlineData("pledge do more listening", Commands.Pledge, "do more listening")]
    [InlineData("language cymraeg", Commands.Language, "cymraeg")]
    [InlineData("Cymraeg", Commands.Language, "cymraeg")]
    [InlineData("language English please", Commands.Language, "English")]
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
        foreach (var command in Commands.All)
        {
            Assert.Equal(command, words.Match(words[command].ToUpperInvariant())?.Command);
        }
    }

    [Fact]
    public void A_cut_off_emoji_is_survived() => Assert.Null(words.Match("\uD83D"));
}
