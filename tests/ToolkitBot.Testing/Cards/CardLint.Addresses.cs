using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Testing;

/// <summary>Rules of what a card loads and opens.</summary>
public static partial class CardLint
{
    private static readonly string[] SecretSounding =
    [
        "sig",
        "signature",
        "token",
        "access_token",
        "key",
        "apikey",
        "api_key",
        "code",
        "secret",
        "password",
    ];

    private static IEnumerable<CardFinding> Addresses(
        List<CardElement> elements,
        IReadOnlyCollection<string>? allowedHosts
    )
    {
        foreach (var element in elements)
        {
            foreach (var (path, address) in Pictures(element))
            {
                if (Picture(address) is { } problem)
                {
                    yield return new("C-02", path, problem);
                }
            }

            if (element.Type == "Action.OpenUrl" && Link(element.Text("url") ?? "", allowedHosts) is { } wrong)
            {
                yield return new("C-15", element.At("url"), wrong);
            }

            foreach (Match link in MarkdownLink().Matches(element.Text("text") ?? ""))
            {
                if (Link(link.Groups[1].Value, allowedHosts) is { } wrongLink)
                {
                    yield return new("C-15", element.At("text"), wrongLink);
                }
            }
        }
    }

    private static IEnumerable<(string Path, string Address)> Pictures(CardElement element)
    {
        if (element.Type == "Image")
        {
            yield return (element.At("url"), element.Text("url") ?? "");
        }

        if (element.Text("iconUrl") is { } icon)
        {
            yield return (element.At("iconUrl"), icon);
        }

        if (element.Text("backgroundImage") is { } background)
        {
            yield return (element.At("backgroundImage"), background);
        }
        else if (element.Json["backgroundImage"] is JsonObject detailed)
        {
            yield return (element.At("backgroundImage.url"), (string?)detailed["url"] ?? "");
        }
    }

    private static string? Picture(string address)
    {
        // A picture inside the card loads from nowhere; its weight counts under C-13.
        if (address.StartsWith("data:image/", StringComparison.Ordinal))
        {
            return null;
        }

        if (Https(address) is not { } uri)
        {
            return "must be an https address.";
        }

        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        return query.Any(q => SecretSounding.Contains(q.Split('=')[0], StringComparer.OrdinalIgnoreCase))
            ? "carries what looks like a secret in its query."
            : null;
    }

    private static string? Link(string address, IReadOnlyCollection<string>? allowedHosts)
    {
        // A number that rings, or takes a text message, when it is pressed.
        if (PhoneNumber().IsMatch(address))
        {
            return null;
        }

        if (Https(address) is not { } uri)
        {
            return "must be an https address.";
        }

        return
            allowedHosts is null
            || uri.Host == "teams.microsoft.com"
            || allowedHosts.Any(host => uri.Host == host || uri.Host.EndsWith("." + host, StringComparison.Ordinal))
            ? null
            : $"opens {uri.Host}, which is not among the hosts that cards may open.";
    }

    private static Uri? Https(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null;

    [GeneratedRegex("^(tel|sms):[0-9]+$")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(?<!\\)\]\(([^)\s]*)")]
    private static partial Regex MarkdownLink();
}
