using ToolkitBot.LocalTeams;
using ToolkitBot.Settings;
using ToolkitBot.Web.Sample;

namespace ToolkitBot.Web;

/// <summary>Local use: where no app id is configured, a small Teams and its page run beside the bot.</summary>
internal static partial class LocalUse
{
    public static void AddLocalUse(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalTeams(new LocalTeamsOptions());
        builder.Services.AddSingleton<SampleCampaign>().AddSingleton<SampleFolder>();
    }

    public static void MapLocalUse(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<BotSettings>();
        if (!settings.IsLocal)
        {
            return;
        }

        // Before the local Teams is mapped: what is registered last is called first, and it must know its address by then.
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Urls.FirstOrDefault();
            Console.WriteLine(
                "No app id is set, so ToolkitBot runs for this machine only: sample people, no Teams, no account."
            );
            Console.WriteLine($"Open {address}/ to talk with it.");
            if (settings.Local.Sample)
            {
                _ = PlayAsync(app, address);
            }
        });
        app.MapLocalTeams();
        _ = settings.Local.Sample ? app.Services.GetRequiredService<SampleFolder>() : null;
    }

    private static async Task PlayAsync(WebApplication app, string? address)
    {
        Console.WriteLine("Sample people are making some pledges; that takes a few seconds.");
        await app.Services.GetRequiredService<SampleCampaign>().PlayAsync(app.Lifetime.ApplicationStopping);
        Console.WriteLine(
            $"The sample campaign is there: see the channel for pledges, and the wall at {address}/wall."
        );
    }
}
