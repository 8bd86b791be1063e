namespace ToolkitBot.Storage;

/// <summary>
/// Keys of people: tenant and Entra object id, or the channel's account id if there is no object id. GUIDs compare
/// without case; an empty object id counts as missing.
/// </summary>
internal static class PersonKey
{
    public static string Of(string? tenantId, string? aadObjectId, string? channelAccountId) =>
        $"{SameCase(tenantId)}|{Account(aadObjectId, channelAccountId)}";

    /// <summary>Returns the part of the key that identifies a person within a tenant.</summary>
    private static string? Account(string? aadObjectId, string? channelAccountId) =>
        string.IsNullOrWhiteSpace(aadObjectId) ? channelAccountId : SameCase(aadObjectId);

    /// <summary>Lower-cases a GUID; returns anything else unchanged.</summary>
    public static string? SameCase(string? id) => Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : id;
}
