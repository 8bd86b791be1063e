using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>Registers what routes a turn, and the rooms that answer it.</summary>
internal static class TurnsSetup
{
    public static void AddTurns(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Verbs>();
        services.AddSingleton<TypedCommands>();
        services.AddSingleton<InNeed>();
        services.AddSingleton<Conversation>();
        services.AddSingleton<PrivateMatters>();
        services.AddSingleton<PackageSeen>();
        services.AddSingleton<ITurnHandler<ToolkitOpening>, ToolkitTurns>();
    }

    /// <summary>Adds a room; it declares what it answers itself.</summary>
    public static IServiceCollection AddRoom<TRoom>(this IServiceCollection services)
        where TRoom : class, IRoom =>
        services.AddSingleton<TRoom>().AddSingleton<IRoom>(provider => provider.GetRequiredService<TRoom>());

    /// <summary>Adds a dialog: a room that also takes typed words while it is open.</summary>
    public static IServiceCollection AddDialog<TDialog>(this IServiceCollection services)
        where TDialog : class, IDialog =>
        services.AddRoom<TDialog>().AddSingleton<IDialog>(provider => provider.GetRequiredService<TDialog>());
}
