using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Settings;

namespace ToolkitBot.Cli;

/// <summary>
/// Runs the web server. If it cannot listen, one sentence says why. If a service fails later, the bot stops with an
/// exit code other than 0, so that whatever supervises the process restarts it.
/// </summary>
internal static partial class Serving
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>
    /// Keeps the host from logging a failed start with its stack trace; <see cref="RunAsync"/> explains it in a
    /// sentence.
    /// </summary>
    public static void AddServing(this WebApplicationBuilder builder)
    {
        var started = new Started();
        builder.Services.AddSingleton(started);
        builder.Logging.AddFilter(Host, level => started.Yes && level >= LogLevel.Warning);
    }

    /// <summary>Serves until the process is told to stop.</summary>
    /// <returns>The exit code: 1 if a service failed and stopped the bot.</returns>
    /// <exception cref="StartException">The server cannot listen.</exception>
    public static async Task<int> RunAsync(WebApplication app)
    {
        await using var disposed = app;
        var services = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (Sentence(e, app.Configuration) is { } sentence)
        {
            throw new StartException(sentence);
        }

        app.Services.GetRequiredService<Started>().Yes = true;
        Greet(app);
        await app.WaitForShutdownAsync();
        if (services.Find(service => service.ExecuteTask is { IsFaulted: true }) is not { } failed)
        {
            return 0;
        }

        var fault = failed.ExecuteTask!.Exception!.GetBaseException();
        await Console.Error.WriteLineAsync(
            $"The bot stopped because {failed.GetType().Name} failed ({fault.GetType().Name}); the log says where."
        );
        return 1;
    }

    /// <summary>Says that a bot of Teams serves, and fetches the keys: where they cannot be had, the log says so at once.</summary>
    private static void Greet(WebApplication app)
    {
        if (app.Services.GetService<BotSettings>() is not { Wire.Outbound: { AppType: var type } } settings)
        {
            return; // Local use has its own words.
        }

        Log.Serves(app.Logger, Release.Number, app.Urls, type, settings.Storage.Provider);
        if (app.Services.GetRequiredService<IInboundTrust>() is InboundTokenValidator trust)
        {
            _ = trust.HasKeysAsync(app.Lifetime.ApplicationStopping).AsTask();
        }
    }

    /// <summary>Returns why the server cannot listen; null for any other fault.</summary>
    private static string? Sentence(Exception fault, IConfiguration configuration)
    {
        // Endpoints win over addresses.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => one["Url"]).ToList();
        var setting = endpoints.Count > 0 ? "under Kestrel:Endpoints" : "with --urls";
        var configured =
            endpoints.Count > 0
                ? string.Join(';', endpoints)
                : configuration[WebHostDefaults.ServerUrlsKey] ?? configuration[WebHostDefaults.HttpPortsKey] ?? "";
        var all = Chain(fault).ToList();
        var address = all.Select(e => Address().Match(e.Message).Value.TrimEnd(':', '.'))
            .FirstOrDefault(a => a.Length > 0);
        var named = address ?? (configured.Length > 0 ? configured : "the address");
        var socket = all.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        return socket switch
        {
            SocketError.AddressAlreadyInUse =>
                $"{named} is in use: stop what listens there, or choose another address {setting}.",
            SocketError.AccessDenied =>
                $"This account may not listen on {named}: choose a port above 1023 {setting}, or grant the right.",
            not null => $"The bot cannot listen on {named} ({socket}): choose an address of this machine {setting}.",
            null when all.Exists(e => e is CryptographicException) || IsCertificate(fault) =>
                "The certificate for https cannot be used: check its path and password under Kestrel in the settings.",
            null when IsOfServer(fault) =>
                $"The bot cannot listen on {named}: choose an address such as http://127.0.0.1:3978 {setting}; ports go up to 65535.",
            _ => null,
        };
    }

    private static bool IsCertificate(Exception fault) =>
        IsOfServer(fault) && fault.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
        || fault is FileNotFoundException;

    /// <summary>Whatever is thrown on the way through the server's start: it throws the runtime's own kinds, too.</summary>
    private static bool IsOfServer(Exception fault) =>
        fault is IOException or FormatException
        || Chain(fault).Any(e => e.StackTrace?.Contains(Server, StringComparison.Ordinal) == true);

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://[^\s'""]+")]
    private static partial Regex Address();

    private sealed class Started
    {
        public volatile bool Yes;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "ToolkitBot {Release} serves at {Addresses} as an app of type {AppType}, with a {Provider} database."
        )]
        public static partial void Serves(
            ILogger logger,
            Version release,
            ICollection<string> addresses,
            AppType appType,
            string provider
        );
    }
}
