using ToolkitBot.Protocol.Auth;
using ToolkitBot.Settings;

namespace ToolkitBot.Web.Wall;

/// <summary>Settings of the wall.</summary>
/// <param name="OpenIdMetadata">Where the keys are described that Entra signs people's tokens with.</param>
internal sealed record WallSettings(string OpenIdMetadata)
{
    private const string PublicCloud = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <exception cref="StartException">A setting cannot be used; the sentence names it.</exception>
    public static WallSettings Read(IConfiguration configuration)
    {
        var address = configuration["Wall:OpenIdMetadata"]?.Trim() is { Length: > 0 } chosen ? chosen : PublicCloud;
        return ServiceUrlPolicy.IsSafeAddress(address)
            ? new WallSettings(address)
            : throw new StartException(
                $"Wall:OpenIdMetadata is '{address}': write an https address (http is accepted for localhost only), or remove it to use Microsoft's public cloud."
            );
    }
}
