namespace ToolkitBot.Storage;

/// <summary>
/// How people are keyed: tenant and Entra object id; the channel's account id only where there is no other. Ids that are
/// GUIDs compare without case, and an empty id is a missing one.
/// </summary>
internal static class PersonKey
{
    public static string Of(string? tenantId, string? aadObjectId, string? channelAccountId) =>
        $"{SameCase(tenantId)}|{Account(aadObjectId, channelAccountId)}";

    /// <summary>The part that tells people of one tenant apart.</summary>
    public static string? Account(string? aadObjectId, string? channelAccountId) =>
        string.IsNullOrWhiteSpace(aadObjectId) ? channelAccountId : SameCase(aadObjectId);

    /// <summary>A GUID in small letters; anything else as it is.</summary>
    public static string? SameCase(string? id) => Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : id;
}
