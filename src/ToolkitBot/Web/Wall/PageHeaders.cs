namespace ToolkitBot.Web.Wall;

/// <summary>What every page tells the browser to forbid.</summary>
internal static class PageHeaders
{
    /// <summary>Hosts of the Teams and Microsoft 365 clients: the only ones that may show the pages in a frame.</summary>
    private const string Frames =
        "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft "
        + "https://*.microsoft365.com https://*.office.com";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors "
        + Frames;

    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
    }
}
