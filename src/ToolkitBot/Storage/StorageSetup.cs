using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Storage;

/// <summary>Registers and prepares the database.</summary>
internal static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Open(services.GetRequiredService<BotSettings>()));
        builder.Services.AddSingleton<UpgradeSteps>();
        builder.Services.AddSingleton<TurnStore>();
        builder.Services.AddSingleton<ITurnStore<ToolkitOpening>>(services => services.GetRequiredService<TurnStore>());
    }

    /// <summary>Claims and migrates the database and runs the upgrade steps, before the first request.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<BotSettings>();
        try
        {
            var database = app.Services.GetRequiredService<Database>();
            if ((await database.SchemaAsync(app.Lifetime.ApplicationStopping)).IsForeign)
            {
                // Before the claim, which closes a file to other users.
                throw new StartException(SchemaReading.ForeignSentence);
            }

            database.Claim();
            await database.MigrateAsync(app.Lifetime.ApplicationStopping);
            await app.Services.GetRequiredService<UpgradeSteps>().RunAsync(app.Lifetime.ApplicationStopping);
        }
        catch (System.Data.Common.DbException e) when (e.SqlState == SchemaReading.MissingRight)
        {
            throw new StartException(SchemaReading.MigrateSentence);
        }
        catch (System.Data.Common.DbException e) when (DatabaseFault.IsFullDisk(e))
        {
            throw new StartException(DatabaseFault.FullDisk);
        }
        catch (System.Data.Common.DbException e) when (DatabaseFault.IsDamage(e))
        {
            throw new StartException(DatabaseFault.Damaged);
        }
        catch (System.Data.Common.DbException e)
        {
            throw new StartException(
                $"The {settings.Storage.Provider} database cannot be opened ({DatabaseFault.Named(e)}): check ConnectionStrings:ToolkitBot and that the database can be reached and written to."
            );
        }
    }

    /// <summary>Creates the configured database without connecting to it.</summary>
    public static Database Open(BotSettings settings)
    {
        try
        {
            return settings.Storage.IsSqlite
                ? new SqliteDatabase(settings.Storage.ConnectionString)
                : new PostgresDatabase(settings.Storage.ConnectionString);
        }
        catch (ArgumentException)
        {
            throw new StartException(StorageSettings.Unreadable);
        }
    }
}
