using System.Text.Json;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Settings;

/// <summary>Addresses that people open: in Teams, by the app's id, unless a setting names others.</summary>
/// <param name="Wall">Where the wall is; for local use its path, which the page opens beside itself.</param>
/// <param name="Pledge">Where somebody can pledge; null for local use.</param>
internal sealed record TeamsLinks(string Wall, string? Pledge)
{
    /// <summary>Where the wall shows one team alone. A tab of Teams learns which from the link's context.</summary>
    public string WallOf(string team)
    {
        var context = $$"""{"subEntityId":"{{JsonEncodedText.Encode(team)}}"}""";
        var query = Wall.StartsWith("https://teams.microsoft.com/l/entity/", StringComparison.Ordinal)
            ? $"context={Uri.EscapeDataString(context)}"
            : $"team={Uri.EscapeDataString(team)}";
        return $"{Wall}{(Wall.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    public static TeamsLinks Read(SettingReader reader, string? appId) =>
        new(
            Address(reader, "Wall:Address")
                ?? (appId is null ? "/wall" : $"https://teams.microsoft.com/l/entity/{appId}/wall"),
            Address(reader, "Wall:PledgeAddress")
                ?? (appId is null ? null : $"https://teams.microsoft.com/l/chat/0/0?users=28:{appId}&message=pledge")
        );

    private static string? Address(SettingReader reader, string name)
    {
        if (reader.Optional(name) is not { } address)
        {
            return null;
        }

        if (ServiceUrlPolicy.IsSafeAddress(address))
        {
            return address;
        }

        reader.Refuse($"{name} is '{address}': write an https address, or remove it to use the app's own in Teams.");
        return null;
    }
}
