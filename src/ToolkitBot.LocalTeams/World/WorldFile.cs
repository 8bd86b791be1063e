using System.Text.Json;
using Microsoft.Extensions.Logging;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.LocalTeams.World;

/// <summary>Keeps the world in one JSON file, written shortly after a change and replaced as a whole.</summary>
internal sealed partial class WorldFile(string path, LocalWorld world, BotLink bot, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim changed = new(0, 1);
    private readonly CancellationTokenSource stopping = new();
    private Task writing = Task.CompletedTask;

    /// <summary>Reads the file if there is one. An unreadable file is set aside, and the world begins empty.</summary>
    public void Load()
    {
        if (!File.Exists(path))
        {
            return;
        }
        try
        {
            using var file = File.OpenRead(path);
            var snapshot = JsonSerializer.Deserialize<WorldSnapshot>(file, LocalJson.Options);
            if (snapshot is not null)
            {
                world.Restore(snapshot);
                bot.Resume(snapshot.Outstanding);
            }
        }
        catch (JsonException)
        {
            Log.SetAside(logger);
            File.Move(path, $"{path}.unreadable", overwrite: true);
        }
    }

    public void Start()
    {
        world.Changed += _ => Wake();
        world.Read += Wake;
        bot.OutstandingChanged += Wake;
        writing = Task.Run(WriteAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await writing;
        Write();
        changed.Dispose();
        stopping.Dispose();
    }

    private void Wake()
    {
        try
        {
            changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // A write is due already and will take this change along.
        }
        catch (ObjectDisposedException)
        {
            // The last write on stopping took it along.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await changed.WaitAsync(stopping.Token);
                await Task.Delay(pause, stopping.Token);
                Write();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping writes once more.
        }
    }

    private void Write()
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }
            var draft = $"{path}.new";
            File.Delete(draft);
            using (var file = new FileStream(draft, UserOnly()))
            {
                var snapshot = world.Snapshot() with { Outstanding = bot.Outstanding() };
                JsonSerializer.Serialize(file, snapshot, LocalJson.Options);
            }
            File.Move(draft, path, overwrite: true);
        }
        catch (IOException problem)
        {
            Log.NotWritten(logger, problem);
        }
    }

    // It holds what people wrote.
    private static FileStreamOptions UserOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return options;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The local Teams could not read its state file. It is kept beside it as .unreadable, and the chats begin empty."
        )]
        public static partial void SetAside(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The local Teams could not write its state file; the chats are kept in memory only."
        )]
        public static partial void NotWritten(ILogger logger, Exception problem);
    }
}
