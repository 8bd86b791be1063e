namespace ToolkitBot.Outbox;

/// <summary>A place that this instance may send to for now.</summary>
internal sealed class HeldLease(string place, SendRecord sends)
{
    public string Place => place;
    public SendRecord Sends => sends;
}
