namespace ToolkitBot.Storage;

/// <summary>
/// Keys of people: tenant and Entra object id, or the channel's account id if there is no object id. GUIDs compare
/// without case; an empty object id counts as missing, and so does one that is far too long, or of zeros alone, which is
/// nobody's.
/// </summary>
internal static class PersonKey
{
    /// <summary>Characters; one of Entra has 36.</summary>
    private const int LongestObjectId = 100;

    public static string Of(string? tenantId, string? aadObjectId, string? channelAccountId) =>
        $"{SameCase(tenantId)}|{Account(aadObjectId, channelAccountId)}";

    /// <summary>Returns the Entra object id of a key; null where it was made of another id.</summary>
    public static string? ObjectIdOf(string key) =>
        key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..] is var account
        && Guid.TryParseExact(account, "D", out _)
            ? account
            : null;

    /// <summary>Returns the part of the key that identifies a person within a tenant.</summary>
    private static string? Account(string? aadObjectId, string? channelAccountId) =>
        IsMissing(aadObjectId) ? channelAccountId : SameCase(aadObjectId);

    private static bool IsMissing(string? id) =>
        string.IsNullOrWhiteSpace(id)
        || id.Length > LongestObjectId
        || (Guid.TryParse(id, out var guid) && guid == Guid.Empty);

    /// <summary>Lower-cases a GUID; returns anything else unchanged.</summary>
    public static string? SameCase(string? id) => Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : id;
}
