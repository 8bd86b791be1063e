using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using YamlDotNet.Serialization;

namespace ToolkitBot.Tests.Deploy;

/// <summary>Dashboard and alerts name only what the bot sends, and everything that it sends; each alert says what to do.</summary>
public sealed partial class ObservabilityTests
{
    /// <summary>Attributes that ASP.NET sets; <c>TelemetryTests</c> sees the metric at a collector.</summary>
    private static readonly string[] OfAspNet = ["http_route", "http_response_status_code"];

    private const string Requests = "http_server_request_duration_seconds";

    private static readonly Lazy<Dictionary<string, string>> Sent = new(Instruments);

    [Fact]
    public void Every_metric_of_dashboard_and_alerts_is_one_that_the_bot_sends()
    {
        Assert.True(Sent.Value.Count > 10);
        var named = Expressions().SelectMany(Metrics).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(named.Except([.. Sent.Value.SelectMany(Series), .. OfHistogram(Requests)]));
        var unseen = Sent.Value.Where(one => !Series(one).Any(named.Contains)).Select(one => one.Key).ToList();
        Assert.Empty(unseen);
    }

    [Fact]
    public void Every_increase_also_sees_a_counter_s_first_event()
    {
        // A counter is born as 1, and increase() of a series that begins is 0.
        var all = Expressions().SelectMany(expression => Increase().Matches(expression)).ToList();
        Assert.True(all.Count > 8);
        foreach (var one in all)
        {
            var (counter, window) = (one.Groups["counter"].Value, one.Groups["window"].Value);
            Assert.Equal($"({counter} unless {counter} offset {window}) or ", one.Groups["birth"].Value);
        }
    }

    [Fact]
    public void Every_label_is_an_attribute_that_the_code_sets()
    {
        var code = string.Join(
            '\n',
            new[] { "ToolkitBot", "ToolkitBot.Protocol" }
                .SelectMany(room =>
                    Directory.EnumerateFiles(Repository.Of("src", room), "*.cs", SearchOption.AllDirectories)
                )
                .Select(File.ReadAllText)
        );
        var labels = Expressions().SelectMany(Labels).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("toolkitbot_outcome", labels);
        foreach (var label in labels.Except([.. OfAspNet, "le"]))
        {
            var attribute = new Regex(
                $"\"{Regex.Escape(label).Replace("_", "[._]", StringComparison.Ordinal)}\"",
                RegexOptions.None,
                TimeSpan.FromSeconds(5)
            );
            Assert.True(attribute.IsMatch(code), $"No code sets {label}.");
        }
    }

    [Fact]
    public void Every_alert_says_what_to_do_and_stands_in_the_paper()
    {
        var paper = File.ReadAllText(Repository.Of("deploy", "observability", "README.md"));
        var rules = Rules();
        Assert.True(rules.Count >= 8);
        foreach (var rule in rules)
        {
            var notes = (Dictionary<object, object>)rule["annotations"];
            Assert.EndsWith(".", (string)notes["action"], StringComparison.Ordinal);
            Assert.Contains($"| {rule["alert"]} |", paper, StringComparison.Ordinal);
        }

        Assert.Equal(rules.Count, Alert().Count(paper));
    }

    /// <summary>The instruments of the bot by their names in Prometheus, each with its kind.</summary>
    private static Dictionary<string, string> Instruments()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("ToolkitBot.", StringComparison.Ordinal))
            {
                found[NameOf(instrument)] = instrument.GetType().Name;
            }
        };
        listener.Start();
        var meters =
            from assembly in new[] { typeof(BotSettings).Assembly, typeof(TurnId).Assembly }
            from type in assembly.GetTypes()
            where
                !type.ContainsGenericParameters
                && type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                    .Any(field => field.FieldType == typeof(Meter))
            select type;
        foreach (var type in meters)
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return found;
    }

    /// <summary>As OpenTelemetry's rules for Prometheus make it: underscores, the unit, and a suffix for counters.</summary>
    private static string NameOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            { } word when word.StartsWith('{') => "",
            var other => throw new InvalidOperationException($"{instrument.Name} has the unit '{other}'."),
        };
        return name
            + unit
            + (instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) ? "_total" : "");
    }

    private static IEnumerable<string> Series(KeyValuePair<string, string> instrument) =>
        instrument.Value.StartsWith("Histogram", StringComparison.Ordinal)
            ? OfHistogram(instrument.Key)
            : [instrument.Key];

    private static IEnumerable<string> OfHistogram(string name) => [$"{name}_bucket", $"{name}_count", $"{name}_sum"];

    private static IEnumerable<string> Expressions()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Repository.Of("deploy", "observability", "dashboard.json")))!;
        return dashboard["panels"]!
            .AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray())
            .Select(target => (string)target!["expr"]!)
            .Concat(Rules().Select(rule => (string)rule["expr"]));
    }

    private static List<Dictionary<object, object>> Rules()
    {
        var file = new DeserializerBuilder()
            .Build()
            .Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(
                File.ReadAllText(Repository.Of("deploy", "observability", "alerts.yaml"))
            );
        return [.. ((List<object>)file["groups"][0]["rules"]).Cast<Dictionary<object, object>>()];
    }

    private static IEnumerable<string> Metrics(string expression) =>
        Metric().Matches(Text().Replace(expression, "")).Select(match => match.Value);

    private static IEnumerable<string> Labels(string expression) =>
        Matcher()
            .Matches(expression)
            .Select(match => match.Groups["label"].Value)
            .Concat(
                Grouping()
                    .Matches(expression)
                    .SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries))
            );

    /// <summary>A name in front of a selector, a range or a closing bracket, that is no function.</summary>
    [GeneratedRegex(@"\b[a-z][a-z0-9]*_[a-z0-9_]+(?=[\[{)]|$)")]
    private static partial Regex Metric();

    /// <summary>Texts, and the labels that are grouped by.</summary>
    [GeneratedRegex(@"""[^""]*""|by \([^)]*\)")]
    private static partial Regex Text();

    [GeneratedRegex(@"(?<label>[a-z_]+)(=~|!~|!=|=)""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"(?<birth>\([^()]*\) or )?increase\((?<counter>[^\[]+)\[(?<window>\w+)\]\)")]
    private static partial Regex Increase();

    [GeneratedRegex(@"by \((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"^\| ToolkitBot\w+ \|", RegexOptions.Multiline)]
    private static partial Regex Alert();
}
