namespace ToolkitBot.Protocol.Auth;

/// <summary>Takes the one bearer token out of the Authorization header.</summary>
internal static class BearerHeader
{
    private const string Scheme = "Bearer ";
    private const int LargestToken = 16 * 1024;

    /// <summary>The token, or null unless there is exactly one header with exactly one token of a sane size.</summary>
    public static string? Token(IReadOnlyList<string?> authorization)
    {
        if (authorization is not [{ } header] || header.Length > Scheme.Length + LargestToken)
        {
            return null;
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // A token is base64url and dots: a comma or a space would be a second one.
        var token = header[Scheme.Length..].Trim(' ');
        var plain = token.Length > 0 && token.All(IsTokenLetter);
        return plain ? token : null;
    }

    private static bool IsTokenLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';
}
