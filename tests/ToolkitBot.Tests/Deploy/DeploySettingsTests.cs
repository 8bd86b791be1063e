using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using ToolkitBot.Settings;
using YamlDotNet.Serialization;

namespace ToolkitBot.Tests.Deploy;

/// <summary>What the files of <c>deploy/</c> set is what the bot reads, and it starts with it.</summary>
public sealed partial class DeploySettingsTests
{
    /// <summary>Names that others read: the web server, and the driver of PostgreSQL.</summary>
    private static readonly string[] OfOthers = ["ASPNETCORE_URLS", "PGPASSWORD"];

    /// <summary>Stands for what an administrator fills in, or Azure.</summary>
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["MicrosoftAppId"] = "11111111-1111-4111-8111-111111111111",
        ["MicrosoftAppTenantId"] = "22222222-2222-4222-8222-222222222222",
        ["MicrosoftAppClientId"] = "33333333-3333-4333-8333-333333333333",
        ["MicrosoftAppPassword"] = "sample",
        ["Bot__Instances"] = "2",
        ["Pledges__RetentionDays"] = "180",
        ["MicrosoftAppPasswordEnds"] = "2027-11-30",
        ["Bot__Tenants"] = "22222222-2222-4222-8222-222222222222",
        ["Telemetry__Endpoint"] = "http://127.0.0.1:4317",
        ["Cards__Presses"] = "Submit",
        ["Content__Path"] = Repository.Of("content"),
    };

    public static TheoryData<string> Files =>
        new("azure/infra/toolkitbot.bicep", "container/compose.yaml", "systemd/toolkitbot.env");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_bot_reads_every_setting_of_a_deployment(string file)
    {
        var recorded = new RecordedConfiguration(Configuration(Set(file)));
        BotSettings.Read(recorded);
        var names = Named(file).ToList();
        Assert.Contains("MicrosoftAppId", names);
        Assert.All(names.Except(OfOthers, StringComparer.Ordinal), name => Assert.True(recorded.WasAsked(name), name));
    }

    /// <summary>Settings of the administrator's table that a way has no use for, and why.</summary>
    private static readonly Dictionary<string, (string Setting, string Why)[]> NotOffered = new(StringComparer.Ordinal)
    {
        ["azure/infra/toolkitbot.bicep"] =
        [
            ("MicrosoftAppPassword", "a managed identity is trusted instead"),
            ("MicrosoftAppPasswordEnds", "there is no secret that ends"),
            ("Content__Path", "the words are part of the image"),
            ("ASPNETCORE_URLS", "the image listens on 8080"),
        ],
        ["container/compose.yaml"] =
        [
            ("MicrosoftAppClientId", "there is no managed identity"),
            ("Bot__Instances", "one container has the port"),
            ("ASPNETCORE_URLS", "the image listens on 8080"),
        ],
        ["systemd/toolkitbot.env"] = [("MicrosoftAppClientId", "there is no managed identity")],
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_way_offers_each_setting_of_the_administrators_table_that_it_has_a_use_for(string file)
    {
        var left = NotOffered[file].Select(one => one.Setting).ToList();
        var offered = Named(file).ToList();
        Assert.Equal(
            Table().Except(left, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            offered.Intersect(Table(), StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.Empty(left.Except(Table(), StringComparer.Ordinal));
    }

    [Fact]
    public void What_compose_asks_for_can_be_written_into_its_file_and_the_file_holds_nothing_else()
    {
        var asked = Asked().Matches(Text("container/compose.yaml")).Select(match => match.Groups["name"].Value);
        Assert.Equal(
            asked.Where(name => name != "TOOLKITBOT_IMAGE").Distinct().Order(StringComparer.Ordinal),
            Written()
                .Matches(Text("container/example.env"))
                .Select(line => line.Groups["name"].Value)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void In_Azure_the_bot_needs_no_secret_and_shares_one_database()
    {
        var settings = BotSettings.Read(Configuration(Set("azure/infra/toolkitbot.bicep")));
        Assert.False(settings.Storage.IsSqlite);
        Assert.Equal(2, settings.Wire.Instances);
        Assert.Null(settings.Wire.Outbound!.Password);
        Assert.Equal(Filled["MicrosoftAppClientId"], settings.Wire.Outbound.FederatedClientId);
    }

    [Fact]
    public void The_table_of_settings_names_what_the_bot_reads()
    {
        var recorded = new RecordedConfiguration(Configuration(new Dictionary<string, string>(StringComparer.Ordinal)));
        BotSettings.Read(recorded);
        var names = Table();
        Assert.True(names.Count > 5);
        Assert.All(names.Except(OfOthers, StringComparer.Ordinal), name => Assert.True(recorded.WasAsked(name), name));
    }

    [Fact]
    public void The_command_line_knows_each_setting_that_the_bot_reads_and_no_other()
    {
        var set = new Dictionary<string, string>(Filled, StringComparer.Ordinal)
        {
            ["Bot__Instances"] = "1",
            ["Telemetry__Endpoint"] = "http://127.0.0.1:4317",
        };
        var recorded = new RecordedConfiguration(Configuration(set));
        BotSettings.Read(recorded);
        Assert.Equal(
            SettingNames.Own.Order(StringComparer.Ordinal),
            recorded
                .Asked.Where(name => !name.StartsWith(SettingNames.OfTelemetry, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The settings that an administrator is told of.</summary>
    private static List<string> Table() =>
        [
            .. TableRow()
                .Matches(File.ReadAllText(Repository.Of("docs", "engineer.md")))
                .Select(row => row.Groups["name"].Value),
        ];

    /// <summary>The settings that a file names, also those that it only offers in a comment.</summary>
    private static IEnumerable<string> Named(string file) =>
        file.EndsWith(".env", StringComparison.Ordinal)
            ? Line().Matches(Text(file)).Select(line => line.Groups["name"].Value)
            : Set(file).Keys;

    private static Dictionary<string, string> Set(string file)
    {
        var found = Path.GetExtension(file) switch
        {
            ".bicep" => Variable()
                .Matches(Text(file).Split("var settings = [")[1].Split("\n]")[0])
                .Select(match => (match.Groups["name"].Value, match.Groups["value"].Value.Trim('\''))),
            ".yaml" => OfCompose(Text(file)),
            _ => Line()
                .Matches(Text(file))
                .Where(line => line.Groups["off"].Length == 0)
                .Select(line => (line.Groups["name"].Value, line.Groups["value"].Value.Trim('"'))),
        };
        return found.ToDictionary(
            one => one.Item1,
            one => Filled.GetValueOrDefault(one.Item1, one.Item2),
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<(string, string)> OfCompose(string text)
    {
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        var services = (Dictionary<object, object>)compose["services"];
        var bot = (Dictionary<object, object>)services["bot"];
        return ((Dictionary<object, object>)bot["environment"]).Select(one => ((string)one.Key, (string)one.Value));
    }

    private static string Text(string file) => File.ReadAllText(Repository.Of(["deploy", .. file.Split('/')]));

    private static IConfiguration Configuration(Dictionary<string, string> set) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                set.Select(one =>
                    KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value)
                )
            )
            .Build();

    [GeneratedRegex(@"name: '(?<name>\w+)'\s*,?\s*(value: (?<value>.+?)|secretRef: '[\w-]+')\s*\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?<off>#?)(?<name>[A-Z]\w*)=(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^#?(?<name>[A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex Written();

    [GeneratedRegex(@"^ *\| `(?<name>[A-Za-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    /// <summary>Remembers which settings were asked for.</summary>
    private sealed class RecordedConfiguration(IConfiguration inner) : IConfiguration
    {
        private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.OrdinalIgnoreCase);

        public IEnumerable<string> Asked => asked.Keys;

        public bool WasAsked(string name) => asked.ContainsKey(name.Replace("__", ":", StringComparison.Ordinal));

        public string? this[string key]
        {
            get
            {
                asked[key] = true;
                return inner[key];
            }
            set => throw new NotSupportedException();
        }

        public IConfigurationSection GetSection(string key)
        {
            asked[key] = true;
            return inner.GetSection(key);
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
