using System.CommandLine;

namespace ToolkitBot.Cli.Admin;

/// <summary><c>admin</c>: what the people who run the bot need now and then.</summary>
internal static class AdminCommands
{
    /// <param name="build">Builds the bot as it would serve, without starting it.</param>
    /// <param name="output">Where results are printed.</param>
    public static Command Make(Func<WebApplication> build, TextWriter output)
    {
        var doctor = new Command("doctor", "Tries everything that the bot needs, and says what to do where it fails.");
        doctor.SetAction((_, cancellationToken) => Doctor.RunAsync(build, output, cancellationToken));

        var migrate = new Command(
            "migrate",
            "Brings the database up to this release, as a user who may change its schema; the bot itself may then have fewer rights."
        );
        migrate.SetAction((_, _) => MigrateVerb.RunAsync(build, output));

        var version = new Command("version", "Says which release this is, and which one the database is of.");
        version.SetAction((_, cancellationToken) => VersionVerb.RunAsync(output, cancellationToken));

        return new Command("admin", "For those who run the bot.")
        {
            doctor,
            BackupVerb.Make(output),
            RestoreVerb.Make(output),
            migrate,
            version,
        };
    }
}
