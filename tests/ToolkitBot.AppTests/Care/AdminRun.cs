using System.Globalization;
using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Wire;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Care;

/// <summary>A verb on the command line as the built program, on a database of the tests.</summary>
internal static class AdminRun
{
    /// <summary>Another product that is made with EF, too.</summary>
    internal const string Product = """
        CREATE TABLE "Patients" ("Id" INTEGER PRIMARY KEY);
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_Init', '8')
        """;

    internal static Task<IReadOnlyList<string>> TablesAsync(TestDatabase database) =>
        database.LinesAsync(
            database.Kind == StorageKind.Sqlite
                ? "SELECT name FROM sqlite_master ORDER BY name"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        );

    internal static Task GrantAsync(TestDatabase database, string role) =>
        database.ScalarAsync(
            $"""GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"""
        );

    internal static async Task ChangeAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    internal static string FileOf(TestDatabase database) =>
        new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    internal static async Task<long> CountAsync(TestDatabase database, string sql) =>
        Convert.ToInt64(await database.ScalarAsync(sql), CultureInfo.InvariantCulture);

    internal static async Task<string> FailAsync(TestDatabase database, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(database, arguments);
        Assert.Equal((1, ""), (code, output));
        return Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    internal static Task<(int Code, string Output, string Errors)> RunAsync(
        TestDatabase database,
        params string[] arguments
    ) => RunAsync(SettingsOf(database), arguments);

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(folder.Path, settings, arguments);
        return await process.EndAsync();
    }

    internal static Dictionary<string, string> SettingsOf(TestDatabase database) =>
        new()
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
        };

    internal static Dictionary<string, string> SettingsOf(WireBot wire)
    {
        var settings = SettingsOf(wire.Database);
        settings["MicrosoftAppId"] = Samples.AppId;
        settings["MicrosoftAppPassword"] = WireBot.Secret;
        settings["MicrosoftAppTenantId"] = Samples.TenantId;
        settings["Bot:OpenIdMetadata"] = wire.Issuer.Metadata;
        settings["Bot:ServiceHosts"] = "127.0.0.1";
        settings["Bot:TokenEndpoint"] = wire.Connector.TokenEndpoint;
        return settings;
    }
}
