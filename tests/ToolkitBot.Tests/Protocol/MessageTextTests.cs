using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

public sealed class MessageTextTests
{
    private static Activity Said(string? text, params (string Id, string? Text, string? Name)[] mentions) =>
        new()
        {
            Text = text,
            Recipient = new() { Id = "28:bot", Name = "ToolkitBot" },
            Entities =
            [
                .. mentions.Select(mention => new Entity
                {
                    Type = Entity.Mention,
                    Text = mention.Text,
                    Mentioned = new() { Id = mention.Id, Name = mention.Name },
                }),
            ],
        };

    private static string Seen(string text) => MessageText.Of(Said(text)).Text;

    [Theory]
    [InlineData("<at>Bot</at> tip", "tip")]
    [InlineData("tip <at>Bot</at>", "tip")]
    [InlineData("<at>Bot</at> tip <AT>bot</AT> please", "tip please")]
    [InlineData("<at id=\"0\">Bot</at>, tip", "tip")]
    [InlineData("<at>Bot</at>&nbsp;tip &amp; more", "tip & more")]
    [InlineData("<at>Bot</at>\u00a0\n tip", "tip")]
    [InlineData("<at><b>Bot</b></at> tip", "tip")]
    [InlineData("<quoted messageId=\"1776827520098\"/> <at>Bot</at> stop", "stop")]
    public void A_mention_of_the_bot_is_taken_out(string text, string expected)
    {
        var said = MessageText.Of(Said(text, ("28:bot", "<at>Bot</at>", "ToolkitBot")));

        Assert.Equal(expected, said.Text);
        Assert.True(said.WasMentioned);
        Assert.Empty(said.MentionedNames);
    }

    [Theory]
    [InlineData("<at>Tom & Bot</at> tip", "<at>Tom & Bot</at>")]
    [InlineData("<at>Tom &amp; Bot</at> tip", "<at>Tom & Bot</at>")]
    [InlineData("<at>Tom & Bot</at> tip", "<at>Tom &amp; Bot</at>")]
    [InlineData("<at>Tom &amp; Bot</at> tip", null)]
    [InlineData("@Tom &amp; Bot tip", null)]
    [InlineData("<at>B.* (x)</at> tip", "<at>B.* (x)</at>")]
    [InlineData("<at>O&#39;Bot</at> tip", "<at>O'Bot</at>")]
    [InlineData("<at>Bot <2></at> tip", "<at>Bot <2></at>")]
    public void The_bots_name_may_hold_any_sign(string text, string? mention)
    {
        Assert.Equal("tip", MessageText.Of(Said(text, ("28:bot", mention, "Tom & Bot"))).Text);
    }

    [Theory]
    [InlineData("@ToolkitBot tip", "tip", true)]
    [InlineData("@toolkitbot: tip", "tip", true)]
    [InlineData("tip @ToolkitBot", "tip", true)]
    [InlineData("<at>ToolkitBot</at> tip", "tip", true)]
    [InlineData("@ToolkitBots tip", "@ToolkitBots tip", false)]
    [InlineData("me@toolkitbot.example", "me@toolkitbot.example", false)]
    [InlineData("ToolkitBot tip", "ToolkitBot tip", false)]
    [InlineData(", tip", ", tip", false)]
    public void A_call_without_an_entity_counts_as_well(string text, string expected, bool mentioned)
    {
        var said = MessageText.Of(Said(text));

        Assert.Equal((expected, mentioned), (said.Text, said.WasMentioned));
    }

    [Fact]
    public void Other_people_are_named()
    {
        var said = MessageText.Of(
            Said(
                "<at>ToolkitBot</at> thank <at>Maria</at> and <at>Sam &amp; Co</at>, and <at>Maria</at> again",
                ("29:m", "<at>Maria</at>", "Maria Sample"),
                ("29:s", "<at>Sam & Co</at>", "Sam & Co"),
                ("29:q", null, "Quiet Sample"),
                ("28:bot", "<at>ToolkitBot</at>", "ToolkitBot")
            )
        );

        Assert.Equal("thank Maria and Sam & Co, and Maria again", said.Text);
        Assert.Equal(["Maria Sample", "Sam & Co", "Quiet Sample"], said.MentionedNames);
        Assert.True(said.WasMentioned);
    }

    /// <summary>A message, whom it mentions (id, text and name of each), what is seen and who is named.</summary>
    [Theory]
    [InlineData("<at>Maria Sample</at> hi", "29:m|<at>Maria</at>|Maria Sample", "Maria Sample hi", "Maria Sample")]
    [InlineData("<at>maria</at> hi", "29:m|<at>Maria</at>|Maria Sample", "maria hi", "Maria Sample")]
    [InlineData("<at>Maria</at> hi", "29:m|<at>Maria</at>|", "Maria hi", "Maria")]
    [InlineData("<at>@Maria</at> hi", "29:m|@Maria|Maria Sample", "Maria hi", "Maria Sample")]
    [InlineData("<at>Maria</at> hi", "29:m||Maria", "Maria hi", "Maria")]
    [InlineData("<at>Somebody</at> hi", "29:m|<at>Maria</at>|Maria Sample", "Somebody hi", "Somebody,Maria Sample")]
    [InlineData("<at></at> hi", "29:m||", "hi", "")]
    [InlineData("hi", "29:m|<at>Maria</at>|", "hi", "Maria")]
    [InlineData("hi", "||", "hi", "")]
    [InlineData(
        "<at>Maria</at><at>Maria</at>",
        "29:m|<at>Maria</at>|One;29:n|<at>Maria</at>|Two",
        "MariaMaria",
        "One,Two"
    )]
    [InlineData("<at>A</at> <at>A</at>", "29:m|<at>A</at>|One", "A A", "One")]
    [InlineData("<at>Tip Bot</at> hi", "28:bot|<at>Tip Bot</at>|Registered", "hi", "")]
    [InlineData("<at>Registered</at> hi", "28:bot|<at>Tip Bot</at>|Registered", "hi", "")]
    [InlineData("@Tip Bot hi", "28:bot|Tip|Tip Bot", "hi", "")]
    [InlineData("@Tip: @Tip, hi @Tip", "28:bot|Tip|Tip Bot", "hi", "")]
    [InlineData("@Tips and x@Tip hi", "28:bot|Tip|Tip Bot", "@Tips and x@Tip hi", "")]
    [InlineData("@Tip9 hi @Tip", "28:bot|Tip|Tip Bot", "@Tip9 hi", "")]
    [InlineData("tip<at>Bot</at>please", "28:bot|Bot|", "tip please", "")]
    [InlineData("<at>Maria\nSample</at> hi", "29:m|<at>Maria Sample</at>|One", "Maria Sample hi", "One")]
    [InlineData("<at>Maria Sample</at> hi", "29:m|<at>Maria\nSample</at>|One", "Maria Sample hi", "One")]
    [InlineData("@Maria hi", "29:m|<at>Maria</at>|Maria Sample", "@Maria hi", "Maria Sample")]
    [InlineData("<at>Sam</at> <at>Sam</at>", "29:s|Sam|Sam Sample;28:bot|Bot|Sam", "Sam Sam", "Sam Sample")]
    [InlineData("<at>Robin</at> thank <at>Robin</at>", "28:bot||Robin;29:r||Robin", "thank Robin", "Robin")]
    public void Each_mention_is_who_its_entity_says(string text, string mentions, string seen, string names)
    {
        var parts = mentions.Split(';').Select(mention => mention.Split('|')).ToList();
        var said = MessageText.Of(
            Said(text, [.. parts.Select(part => (part[0], (string?)part[1], part[2].Length > 0 ? part[2] : null))])
        );

        Assert.Equal(seen, said.Text);
        Assert.Equal(names.Split(',', StringSplitOptions.RemoveEmptyEntries), said.MentionedNames);
        Assert.Equal(parts.Exists(part => part[0] == "28:bot"), said.WasMentioned);
    }

    [Fact]
    public void Without_an_id_nobody_is_the_bot()
    {
        var message = Said("<at>Maria</at> hi", ("", "<at>Maria</at>", "Maria")) with { Recipient = new() { Id = "" } };

        Assert.False(MessageText.Of(message).WasMentioned);
        Assert.Equal(["Maria"], MessageText.Of(message).MentionedNames);
    }

    [Fact]
    public void Somebody_who_is_called_like_the_bot_stays()
    {
        var said = MessageText.Of(
            Said(
                "<at>Robin</at> thank <at>Robin</at>",
                ("28:bot", "<at>Robin</at>", "Robin"),
                ("29:r", "<at>Robin</at>", "Robin Sample")
            )
        );

        Assert.Equal("thank Robin", said.Text);
        Assert.Equal(["Robin Sample"], said.MentionedNames);
    }

    [Fact]
    public void A_message_without_entities_or_text_is_no_trouble()
    {
        Assert.Equal("", MessageText.Of(new Activity()).Text);
        Assert.False(MessageText.Of(new Activity { Text = "<at>Bot</at>", Entities = [null!] }).WasMentioned);
    }

    [Theory]
    [InlineData("<quoted messageId=\"1776827520098\"/> stop")]
    [InlineData("<quoted messageId=\"1\">what was said</quoted>stop")]
    [InlineData("<quoted messageId=\"1\"> stop")]
    [InlineData(
        "<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"1\"><strong>Sam</strong><p>said</p></blockquote><p>stop</p>"
    )]
    [InlineData("<blockquote>one <blockquote>two</blockquote> three</blockquote>stop")]
    [InlineData("<attachment id=\"1\"></attachment>stop")]
    [InlineData("<p>stop</p><attachment id=\"1\"/>")]
    [InlineData("<style>p { x: y }</style><script>alert('<b>')</script>stop<!-- <b> no -->")]
    [InlineData("<div><div>stop</div></div>")]
    [InlineData("<foo bar=\"1\">stop</foo>")]
    [InlineData("<odd>stop</odd>")]
    [InlineData("<p title=\"a > b\">stop</p>")]
    public void What_others_wrote_and_tags_are_not_heard(string text)
    {
        Assert.Equal("stop", Seen(text));
    }

    [Theory]
    [InlineData("<attachment id=\"1\"></attachment>")]
    [InlineData("<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"1\">said</blockquote>")]
    [InlineData("\n<span class=\"inline-compose-card\" itemid=\"0\">\n <span itemprop=\"cardId\"></span>\n</span>\n")]
    public void Nothing_is_left_of_what_holds_no_words(string text)
    {
        Assert.Equal("", Seen(text));
    }

    [Fact]
    public void A_message_that_is_a_quotation_says_it()
    {
        Assert.Equal("be kind", Seen("<blockquote>be kind</blockquote>"));
    }

    [Theory]
    [InlineData("a &lt;b&gt; &amp;lt; c", "a <b> &lt; c")]
    [InlineData("it&#39;s Sam&rsquo;s &quot;x&quot; &#x2764;", "it's Sam’s \"x\" ❤")]
    [InlineData("&amp;amp; &amp;#39;", "&amp; &#39;")]
    [InlineData("R&D and fish&chips &copy 2", "R&D and fish&chips &copy 2")]
    [InlineData("see https://nhs.example/?a=1&copy=2&lt=3", "see https://nhs.example/?a=1&copy=2&lt=3")]
    [InlineData("&nosuchthing; &;", "&nosuchthing; &;")]
    public void Entities_are_decoded_once(string text, string expected)
    {
        Assert.Equal(expected, Seen(text));
    }

    [Theory]
    [InlineData("5 < 6 and 7 > 3")]
    [InlineData("I <3 you")]
    [InlineData("a<b and c>d")]
    [InlineData("post by <name> on <date of the event>")]
    [InlineData("a < b & c")]
    [InlineData("see <https://nhs.example/x>")]
    [InlineData("<sam@nhs.example>")]
    [InlineData("it ends in <b")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("<!-- no end")]
    [InlineData("<a href=\"no end>")]
    public void Text_that_merely_looks_like_markup_is_kept(string text)
    {
        Assert.Equal(text, Seen(text));
        Assert.Equal($"{text} more", Seen($"{text} <b>more</b>"));
    }

    [Theory]
    [InlineData("a\r\nb\nc", "a\nb\nc", "a b c")]
    [InlineData("a  \n\n\n \n b", "a\n\nb", "a b")]
    [InlineData("<p>a</p><p>b<br>c</p>", "a\nb\nc", "a b c")]
    [InlineData("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc", "a b c")]
    [InlineData("lis<b>ten</b>", "listen", "listen")]
    public void Line_breaks_are_kept(string text, string expected, string line)
    {
        var said = MessageText.Of(Said(text));

        Assert.Equal(expected, said.Text);
        Assert.Equal(line, said.Line);
    }

    [Fact]
    public void Emoji_are_seen()
    {
        Assert.Equal(
            "well done 😀 ❤",
            Seen(
                "well done <emoji id=\"smile\" alt=\"😀\" title=\"Smile\"></emoji>"
                    + " <img itemtype=\"http://schema.skype.com/Emoji\" alt=\"❤\"><img alt=\"image\" src=\"x\">"
            )
        );
    }

    [Fact]
    public void Html_of_a_payload_is_read_by_the_same_rules()
    {
        var said = MessageText.OfHtml(
            "<div>\n<div>I will\n thank <at id=\"0\">Maria</at>&nbsp;and <at id=\"1\">Sam</at></div>\n<p>it&#39;s time</p></div>"
        );

        Assert.Equal("I will thank Maria and Sam\nit's time", said.Text);
        Assert.Equal(["Maria", "Sam"], said.MentionedNames);
        Assert.False(said.WasMentioned);
    }

    [Fact]
    public void No_markup_makes_the_reading_slow_or_deep()
    {
        var open = string.Concat(Enumerable.Repeat("<div><at><b x=\"1\"><quoted>", 20_000));

        Assert.Equal("", Seen(open));
        Assert.Equal("", Seen(open + string.Concat(Enumerable.Repeat("</quoted></at></blockquote>", 20_000))));
        Assert.Equal(60_001, Seen(string.Concat(Enumerable.Repeat("<a ", 20_000)) + "x").Length);
        Assert.Equal(80_000, Seen(string.Concat(Enumerable.Repeat("<!--", 20_000))).Length);
        Assert.Equal("", Seen(string.Concat(Enumerable.Repeat("@ToolkitBot ", 20_000))));
    }
}
