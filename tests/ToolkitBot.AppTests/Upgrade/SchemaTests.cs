using Microsoft.EntityFrameworkCore;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.AppTests.Upgrade;

/// <summary>The migrations, which are written by hand, come to the schema that the model describes.</summary>
public sealed class SchemaTests
{
    private static readonly string[] sqlite =
    [
        """SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '__EF%' ORDER BY 1, 2""",
        "SELECT m.tbl_name, m.name, i.seqno, i.name FROM sqlite_master m JOIN pragma_index_info(m.name) i WHERE m.type = 'index' AND m.name NOT LIKE 'sqlite%' ORDER BY 1, 2, 3",
        """SELECT m.name, l."unique", l.partial, l.name FROM sqlite_master m JOIN pragma_index_list(m.name) l WHERE m.type = 'table' AND l.name NOT LIKE 'sqlite%' ORDER BY 1, 4""",
    ];

    private static readonly string[] postgres =
    [
        @"SELECT table_name, column_name, data_type, is_nullable, is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' ORDER BY 1, 2",
        @"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' ORDER BY 1",
    ];

    [Theory, Sqlite, PostgreSql]
    public async Task A_new_database_has_the_models_schema(StorageKind storage)
    {
        await using var migrated = await TestDatabase.CreateAsync(storage);
        await MigrateAsync(migrated);
        Assert.Equal(await OfModelAsync(storage), await SchemaAsync(migrated));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_database_of_an_earlier_release_has_it_too(StorageKind storage)
    {
        foreach (var release in new[] { ReleaseFixture.First, ReleaseFixture.Last })
        {
            await using var upgraded = await ReleaseFixture.CreateAsync(storage, release);
            await MigrateAsync(upgraded);
            Assert.Equal(await OfModelAsync(storage), await SchemaAsync(upgraded));
        }
    }

    private static async Task<List<string>> OfModelAsync(StorageKind storage)
    {
        await using var made = await TestDatabase.CreateAsync(storage);
        var database = Open(made);
        await using (var db = database.Read())
        {
            await db.Database.EnsureCreatedAsync();
        }

        await ((IAsyncDisposable)database).DisposeAsync();
        var schema = await SchemaAsync(made);
        Assert.NotEmpty(schema);
        return schema;
    }

    private static async Task MigrateAsync(TestDatabase of)
    {
        var database = Open(of);
        await database.MigrateAsync(CancellationToken.None);
        await ((IAsyncDisposable)database).DisposeAsync();
    }

    private static Database Open(TestDatabase of) =>
        of.Kind == StorageKind.Sqlite
            ? new SqliteDatabase(of.ConnectionString)
            : new PostgresDatabase(of.ConnectionString);

    private static async Task<List<string>> SchemaAsync(TestDatabase database)
    {
        var lines = new List<string>();
        foreach (var sql in database.Kind == StorageKind.Sqlite ? sqlite : postgres)
        {
            lines.AddRange(await database.LinesAsync(sql));
        }

        return lines;
    }
}
