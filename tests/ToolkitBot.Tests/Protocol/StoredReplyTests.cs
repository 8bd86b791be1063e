using System.Reflection;
using System.Text;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Tests.Protocol;

/// <summary>Replies are written by hand and read by the serializer: what one of them forgets, a crash would lose.</summary>
public sealed class StoredReplyTests
{
    [Fact]
    public void A_reply_is_read_as_it_was_written()
    {
        var reply = new Reply
        {
            Activity = new Activity { Type = ActivityTypes.Message, Text = "Sample \"words\" & more" },
            Replaces = "1700000000001",
            To = new ConversationReference
            {
                ChannelId = "msteams",
                ServiceUrl = "https://smba.example/",
                Conversation = new ConversationAccount { Id = "a:1", TenantId = "t" },
            },
        };
        var settable = typeof(Reply)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .ToList();
        Assert.All(settable, property => Assert.NotNull(property.GetValue(reply)));

        var reference = reply.To with { ServiceUrl = "https://smba.example/other/" };
        var kept = UnsentReplies.Read(UnsentReplies.Write(reference, [reply]));
        var read = Assert.Single(kept.Replies);

        Assert.Equal(reference, kept.Reference);

        Assert.Equal(Encoding.UTF8.GetString(reply.Wire.Span), Encoding.UTF8.GetString(read.Wire.Span));
        Assert.All(
            settable.Where(property => property.Name != nameof(Reply.Activity)),
            property => Assert.Equal(property.GetValue(reply), property.GetValue(read))
        );
    }

    [Fact]
    public void What_is_no_kept_reply_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => UnsentReplies.Read("[]"u8.ToArray()));
    }
}
