using System.Runtime.InteropServices;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Migrations;

namespace ToolkitBot.Cli.Admin;

/// <summary><c>admin version</c>: the release, its schema, and the schema of the database.</summary>
internal static class VersionVerb
{
    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(
            $"ToolkitBot {Release.Number}, schema {Newest.Id}, {RuntimeInformation.FrameworkDescription}"
        );
        var settings = CliCommands.Settings();
        var schema = await StorageSetup.Open(settings).SchemaAsync(cancellationToken);
        await output.WriteLineAsync(
            $"{settings.Storage.Provider} database: "
                + schema switch
                {
                    { Fault: not null } => "cannot be read; 'admin doctor' says why.",
                    { IsForeign: true } => "no database of ToolkitBot.",
                    { Id: null } => "empty, or not there.",
                    { IsOfThisRelease: true } => "of this release.",
                    { IsNewer: true } => $"schema {schema.Id}, of a newer release: this one must not serve it.",
                    _ =>
                        $"schema {schema.Id}, of an earlier release: the next start, or admin migrate, brings it up to date.",
                }
        );
        return 0;
    }
}
