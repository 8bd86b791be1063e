using System.Text;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

/// <summary>What is mended in the bytes of a body, wherever in them it stands, and what is left as it is.</summary>
public sealed class EscapedTextTests
{
    [Theory]
    [InlineData("\\u0000", "\\ufffd")]
    [InlineData("a\\u0000b", "a\\ufffdb")]
    [InlineData("a\\uD83D", "a\\ufffd")]
    [InlineData("\\ude00\\ud83d\\ud83d\\ude00", "\\ufffd\\ufffd\\ud83d\\ude00")]
    [InlineData("\\ud83d\\n\\ude00", "\\ufffd\\n\\ufffd")]
    [InlineData("\\\\\\u0000", "\\\\\\ufffd")]
    public void Half_a_pair_and_nothing_are_replaced(string json, string mended) =>
        Assert.Equal(mended, Encoding.UTF8.GetString(EscapedText.Mended(Encoding.UTF8.GetBytes(json)).Span));

    [Theory]
    [InlineData("")]
    [InlineData("nothing to read")]
    [InlineData("\\u0041\\u00e9\\uffff")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\\\u0000")]
    [InlineData("\\u0041\\n\\\"")]
    [InlineData("\\u0041 it ends with \\")]
    [InlineData("\\u0041 and with \\u")]
    [InlineData("\\u0041 and with \\u000")]
    [InlineData("\\u000g")]
    public void Everything_else_stays_in_its_place(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json).AsMemory();

        Assert.True(EscapedText.Mended(utf8).Equals(utf8));
    }
}
