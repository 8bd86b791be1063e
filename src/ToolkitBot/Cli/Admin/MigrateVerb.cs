using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Cli.Admin;

/// <summary><c>admin migrate</c>: does what the first start of a release does to the database, and ends.</summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(Func<WebApplication> build, TextWriter output)
    {
        await using var app = build();
        var storage = app.Services.GetRequiredService<BotSettings>().Storage;
        if (storage.IsSqlite && SqliteBackup.IsDamaged(SqliteFile.Named(storage.ConnectionString)))
        {
            throw new StartException(DatabaseFault.Damaged);
        }

        var before = await app.Services.GetRequiredService<Database>().SchemaAsync(app.Lifetime.ApplicationStopping);
        await app.MigrateAsync();
        await output.WriteLineAsync(
            before switch
            {
                { Id: null } => $"The database is up to date: made with schema {Newest.Id}.",
                { IsOfThisRelease: true } => $"The database is up to date: it already had schema {Newest.Id}.",
                _ => $"The database is up to date: brought from schema {before.Id} to {Newest.Id}.",
            }
        );
        return 0;
    }
}
