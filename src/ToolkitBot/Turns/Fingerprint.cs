using System.Security.Cryptography;
using System.Text;

namespace ToolkitBot.Turns;

/// <summary>
/// A short mark of a text. A card carries that of what it shows, so that a press on it can tell whether it still stands.
/// </summary>
internal static class Fingerprint
{
    private const int Letters = 12;

    public static string Of(params IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Letters];
}
