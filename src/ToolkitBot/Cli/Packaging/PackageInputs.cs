namespace ToolkitBot.Cli.Packaging;

/// <summary>Checks the values from the command line before they are filled into the manifest.</summary>
internal static class PackageInputs
{
    /// <summary>Shared hosting domains, which Teams does not accept as an app's own.</summary>
    private static readonly string[] SharedDomains = ["azurewebsites.net", "ngrok.io", "onmicrosoft.com"];

    public static IReadOnlyList<string> Problems(PackageOptions options)
    {
        var problems = new PackageProblems();
        if (!IsGuid(options.AppId))
        {
            problems.Add(
                "--app-id",
                $"'{options.AppId}' is not a GUID; copy the Microsoft App ID of the Azure Bot, such as 33333333-3333-3333-3333-333333333333."
            );
        }

        if (DomainProblem(options.Domain) is { } sentence)
        {
            problems.Add("--domain", sentence);
        }

        if (string.IsNullOrWhiteSpace(options.Organisation) || options.Organisation.Any(char.IsControl))
        {
            problems.Add("--organisation", "this is empty or holds a control character; name who publishes the app.");
        }

        if (!PackageVersion.IsThreePart(options.Version))
        {
            problems.Add("--package-version", $"'{options.Version}' is not a version in three parts such as 1.0.0.");
        }

        return problems.All;
    }

    public static bool IsGuid(string text) => Guid.TryParseExact(text, "D", out var guid) && guid != Guid.Empty;

    /// <summary>Returns what is wrong with a host name, or null.</summary>
    public static string? DomainProblem(string domain) =>
        domain switch
        {
            _ when domain.Contains("://", StringComparison.Ordinal) =>
                $"'{domain}' begins with a scheme; give the host name alone, such as toolkit.example.org.",
            _ when domain.AsSpan().ContainsAny('/', ':', '?') =>
                $"'{domain}' holds a path or a port; give the host name alone, such as toolkit.example.org.",
            _ when Uri.CheckHostName(domain) != UriHostNameType.Dns
                    || !domain.Contains('.', StringComparison.Ordinal)
                    || domain.EndsWith('.')
                    || !domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') =>
                $"'{domain}' is not a host name; give one such as toolkit.example.org.",
            _ when SharedDomains.Contains(domain, StringComparer.OrdinalIgnoreCase) =>
                $"'{domain}' belongs to everybody; give the full host name of your bot.",
            _ => null,
        };
}
