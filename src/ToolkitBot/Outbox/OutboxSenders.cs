namespace ToolkitBot.Outbox;

/// <summary>The senders by kind of row. Two senders of one kind stop the start.</summary>
internal sealed class OutboxSenders(IEnumerable<IOutboxSender> senders)
{
    private readonly Dictionary<string, IOutboxSender> byKind = senders
        .SelectMany(sender => sender.Kinds.Select(kind => (kind, sender)))
        .ToDictionary(pair => pair.kind, pair => pair.sender, StringComparer.Ordinal);

    public IOutboxSender Of(string kind) => byKind[kind];
}
