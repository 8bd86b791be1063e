using System.Text.RegularExpressions;

namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// The rules of Teams and its app store for a manifest of version 1.19: required fields, lengths, ids, URLs. The limits
/// are those of Microsoft's published schema.
/// </summary>
internal static partial class ManifestRules
{
    public const string SchemaVersion = "1.19";
    private const int LongestUrl = 2048;
    private const int MostDomains = 16;

    public static void Check(ManifestField manifest, string appId, string domain)
    {
        if (manifest["manifestVersion"].TextOrEmpty() != SchemaVersion)
        {
            manifest["manifestVersion"].Problem($"this must be {SchemaVersion}, the version whose limits are checked.");
        }

        MustBeGuid(manifest["id"]);
        CheckWords(manifest);
        var domains = CheckDomains(manifest["validDomains"], domain);
        CheckAddresses(manifest, domains);
        CheckSignOn(manifest["webApplicationInfo"], appId, domain);
        CommandRules.Check(manifest, appId);
        TabRules.Check(manifest);
    }

    private static void CheckWords(ManifestField manifest)
    {
        manifest["developer"]["name"].Text(32);
        manifest["developer"]["websiteUrl"].Text(LongestUrl);
        manifest["developer"]["privacyUrl"].Text(LongestUrl);
        manifest["developer"]["termsOfUseUrl"].Text(LongestUrl);
        var name = manifest["name"]["short"].Text(30);
        manifest["name"]["full"].Text(100);
        var brief = manifest["description"]["short"].Text(80);
        var full = manifest["description"]["full"].Text(4000);
        if (brief.Length > 0 && full.StartsWith(brief, StringComparison.OrdinalIgnoreCase))
        {
            manifest["description"]
                ["full"]
                .Problem("this begins with the short description again; begin it in another way.");
        }

        if (name.Length > 0 && brief.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            manifest["description"]
                ["short"]
                .Problem("this holds the app's name, which stands beside it anyway; leave it out.");
        }

        if (!Colour().IsMatch(manifest["accentColor"].TextOrEmpty()))
        {
            manifest["accentColor"].Problem("this must be a colour such as #0B5C63.");
        }
    }

    private static List<string> CheckDomains(ManifestField list, string domain)
    {
        var domains = new List<string>();
        foreach (var item in list.Items(1, MostDomains))
        {
            var text = item.TextOrEmpty();
            domains.Add(text);
            var host = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
            if (PackageInputs.DomainProblem(host) is { } sentence)
            {
                item.Problem(sentence);
            }
        }

        if (!domains.Contains(domain, StringComparer.OrdinalIgnoreCase))
        {
            list.Problem($"the domain {domain} is not among them; add it.");
        }

        return domains;
    }

    private static void CheckAddresses(ManifestField manifest, List<string> domains)
    {
        foreach (var (_, field) in manifest.Texts().Where(text => IsAddress(text.Name)))
        {
            var text = field.TextOrEmpty();
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            {
                field.Problem($"'{text}' must be an address that begins with https://.");
            }
            else if (!domains.Any(domain => Covers(domain, address.Host)))
            {
                field.Problem(
                    $"the host {address.Host} is not among validDomains; use the bot's domain or add the host there."
                );
            }

            if (text.Length > LongestUrl)
            {
                field.Problem($"this is longer than {LongestUrl} characters; shorten it.");
            }
        }
    }

    private static void CheckSignOn(ManifestField info, string appId, string domain)
    {
        MustBeGuid(info["id"]);
        var expected = $"api://{domain}/botid-{appId}";
        if (info["resource"].TextOrEmpty() != expected)
        {
            info["resource"].Problem($"this must be {expected}, or nobody can sign on to the wall.");
        }
    }

    public static void MustBeGuid(ManifestField field)
    {
        if (!PackageInputs.IsGuid(field.TextOrEmpty()))
        {
            field.Problem($"'{field.TextOrEmpty()}' is not a GUID; write ${{{{APP_ID}}}} to have it filled in.");
        }
    }

    private static bool IsAddress(string name) => name.EndsWith("Url", StringComparison.Ordinal) || name == "url";

    private static bool Covers(string domain, string host) =>
        domain.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(domain[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(domain, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
