using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Tests.Deploy;

/// <summary>
/// What <c>.ci/bicep</c> cannot see in <c>deploy/azure</c>: that azd, the templates and the hooks hand each other what
/// they expect.
/// </summary>
public sealed partial class AzureTemplateTests
{
    private static readonly string[] OfAzd =
    [
        "AZURE_ENV_NAME",
        "AZURE_LOCATION",
        "AZURE_PRINCIPAL_ID",
        "SERVICE_TOOLKITBOT_IMAGE_NAME",
    ];

    /// <summary>An administrator's choices that are empty until they are made; others have a default where they stand.</summary>
    private static readonly string[] Choices = ["BOT_TENANTS", "TELEMETRY_ENDPOINT"];

    /// <summary>Set by the first hook, or by the administrator.</summary>
    private const string AppId = "MICROSOFT_APP_ID";

    [Theory]
    [InlineData("main")]
    [InlineData("toolkitbot")]
    public void A_template_gets_every_parameter_it_needs_and_none_that_it_does_not_know(string template)
    {
        var declared = Parameter().Matches(Text($"infra/{template}.bicep"));
        var given = Parameters(template).Select(parameter => parameter.Key).ToList();
        var known = declared.Select(match => match.Groups["name"].Value).ToList();
        var needed = declared
            .Where(match => match.Groups["default"].Length == 0)
            .Select(match => match.Groups["name"].Value);
        Assert.Empty(needed.Except(given, StringComparer.Ordinal));
        Assert.Empty(given.Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_deployed_last_is_given_what_was_made_first()
    {
        var made = Output().Matches(Text("infra/main.bicep")).Select(match => match.Groups["name"].Value);
        var known = made.Concat(OfAzd).Concat(Choices).Append(AppId).ToHashSet(StringComparer.Ordinal);
        var asked = Parameters("toolkitbot")
            .SelectMany(parameter => Variable().Matches((string)parameter.Value!["value"]!))
            .Select(match => match.Groups["name"].Value);
        Assert.ProperSubset(known, asked.ToHashSet(StringComparer.Ordinal));
    }

    [ShellFact]
    public void The_hooks_register_the_bot_once_and_have_it_trusted_without_a_secret()
    {
        using var room = new HookRoom();
        room.Run("register.sh", []);
        var app = room.Kept[AppId];
        Assert.Contains("--sign-in-audience AzureADMyOrg", room.Called[0], StringComparison.Ordinal);

        room.Called.Clear();
        room.Run("register.sh", new() { [AppId] = app });
        Assert.Empty(room.Called);

        room.Run("trust.sh", Made(app));
        var bodies = room.Called.SelectMany(Json).ToList();
        Assert.Equal(3, bodies.Count);
        Assert.Equal("sample-identity", (string?)bodies[0]["subject"]);
        Assert.Equal("https://login.microsoftonline.com/sample-tenant/v2.0", (string?)bodies[0]["issuer"]);
        Assert.Equal($"api://toolkitbot.example.org/botid-{app}", (string?)bodies[1]["identifierUris"]![0]);
        var scope = bodies[1]["api"]!["oauth2PermissionScopes"]![0]!;
        Assert.Equal("access_as_user", (string?)scope["value"]);
        Assert.All(
            bodies[2]["api"]!["preAuthorizedApplications"]!.AsArray(),
            client => Assert.Equal((string?)scope["id"], (string?)client!["delegatedPermissionIds"]![0])
        );
        Assert.DoesNotContain(room.Called, call => call.Contains("credential reset", StringComparison.Ordinal));
    }

    [ShellFact]
    public void A_registration_that_broke_off_is_taken_up_and_not_made_twice()
    {
        using var room = new HookRoom();
        room.Run("register.sh", new() { ["REFUSED"] = "ad sp create" }, ends: 1);
        Assert.Contains(room.Called, call => call.StartsWith("ad app create", StringComparison.Ordinal));

        room.Called.Clear();
        room.Run("register.sh", new(room.Kept));
        Assert.DoesNotContain(room.Called, call => call.StartsWith("ad app create", StringComparison.Ordinal));
        Assert.Contains(room.Called, call => call.StartsWith("ad sp create", StringComparison.Ordinal));

        room.Called.Clear();
        room.Run("register.sh", new(room.Kept));
        Assert.Empty(room.Called);
    }

    private static Dictionary<string, string> Made(string app) =>
        new(StringComparer.Ordinal)
        {
            [AppId] = app,
            ["AZURE_ENV_NAME"] = "sample",
            ["AZURE_TENANT_ID"] = "sample-tenant",
            ["IDENTITY_PRINCIPAL_ID"] = "sample-identity",
            ["BOT_HOST"] = "toolkitbot.example.org",
        };

    private static IEnumerable<JsonNode> Json(string call)
    {
        var start = call.IndexOf('{', StringComparison.Ordinal);
        return start < 0 ? [] : [JsonNode.Parse(call[start..])!];
    }

    private static JsonObject Parameters(string template) =>
        JsonNode.Parse(Text($"infra/{template}.parameters.json"))!["parameters"]!.AsObject();

    private static string Text(string file) => File.ReadAllText(Folder(file));

    private static string Folder(string file) => Repository.Of(["deploy", "azure", .. file.Split('/')]);

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Variable();

    /// <summary>Runs the hooks with an <c>az</c> and an <c>azd</c> that only note how they were called.</summary>
    private sealed class HookRoom : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public HookRoom()
        {
            Program(
                "az",
                """
                printf '%s\0' "$*" >> "$ROOM/called"
                case "$*" in
                    ${REFUSED:-nothing}*) exit 1 ;;
                    *"ad app create"*) echo 11111111-1111-4111-8111-111111111111 ;;
                    *"federated-credential list"*) echo 0 ;;
                esac
                """
            );
            Program("azd", """printf '%s=%s\n' "$3" "$4" >> "$ROOM/kept" """);
        }

        /// <summary>The command lines of <c>az</c>.</summary>
        public List<string> Called { get; } = [];

        public Dictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

        public void Run(string hook, Dictionary<string, string> variables, int ends = 0)
        {
            var start = new ProcessStartInfo("sh", [Folder($"hooks/{hook}")]) { RedirectStandardOutput = true };
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }

            start.Environment["ROOM"] = folder.Path;
            start.Environment["PATH"] = $"{folder.Path}:{start.Environment["PATH"]}";
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(ends, process.ExitCode);
            Called.AddRange(Read("called").Split('\0', StringSplitOptions.RemoveEmptyEntries));
            foreach (var line in Read("kept").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Kept[line.Split('=')[0]] = line.Split('=')[1];
            }
        }

        public void Dispose() => folder.Dispose();

        private string Read(string file)
        {
            if (!File.Exists(folder.File(file)))
            {
                return "";
            }

            var text = File.ReadAllText(folder.File(file));
            File.Delete(folder.File(file));
            return text;
        }

        private void Program(string name, string script)
        {
            folder.Write(name, "#!/bin/sh\n" + script);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    folder.File(name),
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }
    }
}

/// <summary>Runs where there is a POSIX shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = OperatingSystem.IsWindows() ? "The hooks are for a POSIX shell." : null;
}
