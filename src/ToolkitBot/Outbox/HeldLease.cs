namespace ToolkitBot.Outbox;

/// <summary>A lease on a place, held by this instance.</summary>
internal sealed class HeldLease(string place, SendRecord sends)
{
    public string Place => place;
    public SendRecord Sends => sends;
}
