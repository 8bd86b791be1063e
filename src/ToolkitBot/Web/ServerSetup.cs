using System.Net;
using ToolkitBot.Protocol.Auth;
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
        else
        {
            RefuseNames(builder.Configuration);
        }
    }

    /// <summary>Without an app id nobody is authenticated, so nobody beyond this machine may reach the bot.</summary>
    private static void ListenOnLoopback(WebApplicationBuilder builder)
    {
        var chosen = Chosen(builder.Configuration);
        var addresses = chosen.Length > 0 ? chosen : [LocalAddress];
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

    /// <summary>The server takes a name that it does not know for every address of the machine, which nobody means.</summary>
    private static void RefuseNames(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => one["Url"]);
        if (Chosen(configuration).Concat(endpoints.OfType<string>()).FirstOrDefault(IsName) is { } address)
        {
            throw new StartException(
                $"'{address}' is no address to listen on, but a name: write an IP address of this machine, localhost, or * for all of its addresses."
            );
        }
    }

    private static string[] Chosen(IConfiguration configuration) =>
        (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private static bool IsName(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return !parsed.IsUnixPipe
                && !parsed.IsNamedPipe
                && parsed.Host is not ("*" or "+")
                && !parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                && !IPAddress.TryParse(parsed.Host, out _);
        }
        catch (FormatException)
        {
            return false; // The server itself will say what is wrong with it.
        }
    }

    // Taken apart as the server will take it apart: it listens everywhere for a name that it does not know.
    private static bool IsLoopback(string address)
    {
        try
        {
            return ThisMachine.IsNamed(BindingAddress.Parse(address).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
