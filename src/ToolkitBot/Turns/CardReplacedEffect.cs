using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Turns;

/// <summary>A card in a private chat was replaced: what was to be written into it later no longer is.</summary>
internal sealed class CardReplacedEffect(string message) : IGatheredEffect
{
    /// <summary>The key of the one letter that is to be written into a card later.</summary>
    public static string KeyOf(string message) => $"card:{message}";

    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        OutboxTable.RemoveWaitingAsync(scope, KeyOf(message), cancellationToken);
}
