using ToolkitBot.LocalTeams;
using ToolkitBot.Settings;

namespace ToolkitBot.Web;

/// <summary>Local use: where no app id is configured, a small Teams and its page run beside the bot.</summary>
internal static partial class LocalRoom
{
    public static void AddLocalUse(this WebApplicationBuilder builder) =>
        builder.Services.AddLocalTeams(new LocalTeamsOptions());

    public static void MapLocalUse(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<BotSettings>().IsLocal)
        {
            return;
        }

        app.MapLocalTeams();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Urls.FirstOrDefault();
            Console.WriteLine(
                "No app id is set, so ToolkitBot runs for this machine only: sample people, no Teams, no account."
            );
            Console.WriteLine($"Open {address}/ to talk with it.");
        });
    }
}
