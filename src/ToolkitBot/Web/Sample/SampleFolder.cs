using Microsoft.Data.Sqlite;
using ToolkitBot.Settings;

namespace ToolkitBot.Web.Sample;

/// <summary>The folder of the sample's database, for its user only. It goes with the bot, also with one that cannot start.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly string path;

    public SampleFolder(BotSettings settings)
    {
        path = Path.GetDirectoryName(new SqliteConnectionStringBuilder(settings.Storage.ConnectionString).DataSource)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        try
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(path, recursive: true);
        }
        catch (IOException)
        {
            // Still open somewhere; the system clears its temporary files.
        }
    }
}
