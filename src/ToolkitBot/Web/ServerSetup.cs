using ToolkitBot.LocalTeams.Serving;
using ToolkitBot.Settings;

namespace ToolkitBot.Web;

/// <summary>What the web server itself is told.</summary>
internal static class ServerSetup
{
    private const string LocalAddress = "http://127.0.0.1:3978";

    public static void AddServer(this WebApplicationBuilder builder, BotSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BotEndpoint.MostBytes + 1;

            // A token has a few kB, and the checks read 16 at the most.
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(sockets =>
        {
            // What a socket brings is dealt with on the pool thread that was told of it, not queued once more.
            sockets.UnsafePreferInlineScheduling = true;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        if (settings.IsLocal)
        {
            ListenOnLoopback(builder);
        }
    }

    /// <summary>Without an app id nobody is authenticated, so nobody beyond this machine may reach the bot.</summary>
    private static void ListenOnLoopback(WebApplicationBuilder builder)
    {
        var chosen = builder.Configuration["urls"] ?? builder.Configuration["ASPNETCORE_URLS"];
        var addresses = (string.IsNullOrWhiteSpace(chosen) ? LocalAddress : chosen).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );
        foreach (var address in addresses)
        {
            if (!IsLoopback(address))
            {
                throw new StartException(
                    $"MicrosoftAppId is empty, so the bot is for this machine only, but it was told to listen on '{address}': use {LocalAddress}, or set the app id."
                );
            }
        }

        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            // They would win over the addresses that were just checked.
            throw new StartException(
                "MicrosoftAppId is empty, so the bot is for this machine only, but Kestrel:Endpoints is set: remove it and use --urls, or set the app id."
            );
        }

        builder.WebHost.UseUrls(addresses);
    }

    // Taken apart as the server will take it apart: it listens everywhere for a name that it does not know.
    private static bool IsLoopback(string address)
    {
        try
        {
            return LocalRequest.IsThisMachine(BindingAddress.Parse(address).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
