namespace ToolkitBot.Storage;

/// <summary>How people are keyed: tenant and Entra object id; the channel's account id only where there is no other.</summary>
internal static class PersonKey
{
    public static string Of(string? tenantId, string? aadObjectId, string? channelAccountId) =>
        $"{tenantId}|{aadObjectId ?? channelAccountId}";
}
