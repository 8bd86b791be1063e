using System.Reflection;
using Xunit.Sdk;

namespace ToolkitBot.AppTests.Harness;

/// <summary>The databases that the bot runs on.</summary>
public enum StorageKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Runs the theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [StorageKind.Sqlite],
        ];
}

/// <summary>Runs the theory on PostgreSQL; skipped with the reason where there is none and none can be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlAttribute : DataAttribute
{
    public PostgreSqlAttribute() => Skip = PostgresPrograms.Unavailable;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [StorageKind.PostgreSql],
        ];
}

/// <summary>A fact that needs PostgreSQL; skipped with the reason where there is none and none can be installed.</summary>
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgresPrograms.Unavailable;
}
