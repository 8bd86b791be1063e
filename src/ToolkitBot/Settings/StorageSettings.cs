namespace ToolkitBot.Settings;

/// <summary>The <c>Storage</c> section and its connection string.</summary>
internal sealed record StorageSettings
{
    public const string Unreadable =
        "ConnectionStrings:ToolkitBot cannot be read: for SQLite write 'Data Source=toolkitbot.db', for PostgreSQL 'Host=...;Database=...;Username=...;Password=...'.";

    private static readonly string[] Providers = ["Sqlite", "PostgreSql"];

    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>May hold a password, so it is never printed.</summary>
    public required string ConnectionString { get; init; }

    public bool IsSqlite => Provider == "Sqlite";

    public static StorageSettings Read(SettingReader reader)
    {
        var provider = reader.OneOf("Storage:Provider", Providers);
        var connection = reader.Optional("ConnectionStrings:ToolkitBot");
        if (provider == "PostgreSql" && connection is null)
        {
            reader.Refuse(
                "Storage:Provider is PostgreSql, but ConnectionStrings:ToolkitBot is empty: write the address of the database."
            );
        }

        return new() { Provider = provider, ConnectionString = connection ?? "Data Source=toolkitbot.db" };
    }

    /// <summary>
    /// A new SQLite file among the temporary ones, for a sample that leaves nothing in anybody's database. Whoever opens
    /// it makes its folder.
    /// </summary>
    public static StorageSettings OfSample() =>
        new()
        {
            Provider = Providers[0],
            ConnectionString =
                $"Data Source={Path.Combine(Path.GetTempPath(), $"toolkitbot-sample-{Guid.NewGuid():N}", "sample.db")}",
        };

    public override string ToString() => $"{nameof(StorageSettings)} {{ {nameof(Provider)} = {Provider} }}";
}
