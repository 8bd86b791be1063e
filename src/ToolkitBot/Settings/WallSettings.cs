using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Settings;

/// <summary>Settings of the wall.</summary>
/// <param name="OpenIdMetadata">Where the keys are described that Entra signs people's tokens with.</param>
internal sealed record WallSettings(string OpenIdMetadata)
{
    private const string Name = "Wall:OpenIdMetadata";
    private const string PublicCloud = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    public static WallSettings Read(SettingReader reader)
    {
        if (reader.Optional(Name) is not { } address)
        {
            return new(PublicCloud);
        }

        if (!ServiceUrlPolicy.IsSafeAddress(address))
        {
            reader.Refuse(
                $"{Name} is '{address}': write an https address (http is accepted for localhost only), or remove it to use Microsoft's public cloud."
            );
        }

        return new(address);
    }
}
