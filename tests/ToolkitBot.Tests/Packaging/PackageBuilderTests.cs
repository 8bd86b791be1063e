using System.IO.Compression;
using System.Text.Json.Nodes;
using ToolkitBot.Cli.Packaging;

namespace ToolkitBot.Tests.Packaging;

public sealed class PackageBuilderTests : IDisposable
{
    private static readonly Pixel White = new(255, 255, 255, 255);
    private static readonly Pixel Teal = new(11, 92, 99, 255);
    private static readonly Pixel Nothing = new(0, 0, 0, 0);

    private readonly PackageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_projects_own_package_is_built_with_all_files_in_its_root()
    {
        var result = folder.Build();

        Assert.Empty(result.Problems);
        Assert.Equal("1.0.0", result.Version);
        using var zip = ZipFile.OpenRead(folder.Out);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var stream = zip.GetEntry("manifest.json")!.Open();
        var manifest = JsonNode.Parse(stream)!;
        Assert.Equal(PackageFolder.AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(
            "https://toolkit.example.org/wall?teamsTheme={theme}&lang={locale}",
            (string?)manifest["staticTabs"]![0]!["contentUrl"]
        );
        Assert.Equal(
            $"api://toolkit.example.org/botid-{PackageFolder.AppId}",
            (string?)manifest["webApplicationInfo"]!["resource"]
        );
    }

    [Fact]
    public void The_manifest_offers_what_a_user_can_type_in_every_scope()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(folder["manifest.json"]))!;
        var list = manifest["bots"]![0]!["commandLists"]![0]!;
        string[] scopes = ["personal", "team", "groupChat"];
        Assert.Equal(scopes, manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => (string?)s));
        Assert.Equal(scopes, list["scopes"]!.AsArray().Select(s => (string?)s));
        Assert.Equal(
            ["help", "start", "platform", "tip", "pledge", "my pledges", "ask a person", "stop", "forget me"],
            list["commands"]!.AsArray().Select(command => (string?)command!["title"])
        );
        Assert.Equal(
            ["searchToolkit", "makePledge"],
            manifest["composeExtensions"]![0]!["commands"]!.AsArray().Select(command => (string?)command!["id"])
        );
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_and_need_no_new_version()
    {
        Assert.Empty(folder.Build().Problems);
        var first = File.ReadAllBytes(folder.Out);
        Assert.Empty(folder.Build().Problems);
        Assert.Equal(first, File.ReadAllBytes(folder.Out));
    }

    [Fact]
    public void A_changed_package_needs_a_higher_version()
    {
        Assert.Empty(folder.Build().Problems);
        var before = File.ReadAllBytes(folder.Out);
        folder.With("manifest.json", "\"Pledge wall\"", "\"The pledge wall\"");

        Refused("manifest.json, version: 1.0.0 is not higher than 1.0.0");
        Assert.Equal(before, File.ReadAllBytes(folder.Out));

        Assert.Equal("1.0.1", folder.Build(version: "1.0.1").Version);

        var older = Assert.Single(folder.Build(version: "0.9.12").Problems);
        Assert.StartsWith("manifest.json, version: 0.9.12 is not higher than 1.0.1", older, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sample \"North\" Trust")]
    [InlineData("Bwrdd Iechyd Sampl \\ Gogledd")]
    public void The_organisation_is_named_as_given(string organisation)
    {
        Assert.Empty(folder.Build(organisation: organisation).Problems);
        using var zip = ZipFile.OpenRead(folder.Out);
        using var stream = zip.GetEntry("manifest.json")!.Open();
        Assert.Equal(organisation, (string?)JsonNode.Parse(stream)!["developer"]!["name"]);
    }

    [Theory]
    [InlineData("", "--organisation: this is empty")]
    [InlineData("Sample\nTrust", "--organisation: this is empty or holds a control character")]
    [InlineData("A sample trust of a very long name", "developer.name: this is 34 characters long")]
    public void An_organisation_that_teams_would_refuse_is_refused(string organisation, string says)
    {
        Assert.Contains(
            says,
            Assert.Single(folder.Build(organisation: organisation).Problems),
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(folder.Out));
    }

    [Theory, InlineData("1.0"), InlineData("v1.0.0"), InlineData("1.0.0-beta"), InlineData("")]
    public void A_version_that_is_not_in_three_parts_is_refused(string version) =>
        Assert.StartsWith(
            $"--package-version: '{version}' is not a version in three parts",
            Assert.Single(folder.Build(version: version).Problems),
            StringComparison.Ordinal
        );

    [Fact]
    public void Another_apps_package_or_a_file_that_is_none_is_no_hindrance()
    {
        File.WriteAllText(folder.Out, "not a zip");
        Assert.Empty(folder.Build().Problems);
        Assert.Empty(folder.Build(appId: "44444444-4444-4444-4444-444444444444").Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("toolkitbot")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{33333333-3333-3333-3333-333333333333}")]
    [InlineData("33333333333333333333333333333333")]
    [InlineData("\", \"x\": \"")]
    public void An_app_id_that_is_no_guid_is_refused(string appId)
    {
        var problem = Assert.Single(folder.Build(appId: appId).Problems);
        Assert.StartsWith($"--app-id: '{appId}' is not a GUID", problem, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Out));
    }

    [Theory]
    [InlineData("https://toolkit.example.org", "begins with a scheme")]
    [InlineData("toolkit.example.org/bot", "holds a path or a port")]
    [InlineData("toolkit.example.org:3978", "holds a path or a port")]
    [InlineData("localhost", "is not a host name")]
    [InlineData("127.0.0.1", "is not a host name")]
    [InlineData("*.example.org", "is not a host name")]
    [InlineData("tool kit.example.org", "is not a host name")]
    [InlineData("", "is not a host name")]
    [InlineData("azurewebsites.net", "belongs to everybody")]
    public void A_domain_that_is_no_host_name_is_refused(string domain, string says)
    {
        var problem = Assert.Single(folder.Build(domain: domain).Problems);
        Assert.StartsWith($"--domain: '{domain}' {says}", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "\"short\": \"ToolkitBot\"",
        "\"short\": \"ToolkitBot for health and care staff\"",
        "name.short: this is 36 characters long; at most 30 are allowed."
    )]
    [InlineData("\"short\": \"ToolkitBot\"", "\"short\": \" \"", "name.short: this is missing or empty")]
    [InlineData(
        "\"privacyUrl\": \"https://",
        "\"privacyUrl\": \"http://",
        "developer.privacyUrl: 'http://toolkit.example.org/privacy' must be an address that begins with https://."
    )]
    [InlineData(
        "${{DOMAIN}}/terms",
        "elsewhere.example/terms",
        "developer.termsOfUseUrl: the host elsewhere.example is not among validDomains"
    )]
    [InlineData(
        "\"name\": \"Pledge wall\"",
        "\"name\": \"${{WALL}}\"",
        "staticTabs[0], name: the placeholder ${{WALL}} is left over"
    )]
    [InlineData("\"1.19\"", "\"1.29\"", "manifestVersion: this must be 1.19")]
    [InlineData("${{VERSION}}", "1.0", "version: '1.0' is not a version in three parts")]
    [InlineData("#0B5C63", "teal", "accentColor: this must be a colour such as #0B5C63.")]
    [InlineData(
        "[\"personal\", \"team\", \"groupChat\"]",
        "[\"personal\", \"groupchat\"]",
        "'groupchat' is not known here"
    )]
    [InlineData("\"title\": \"help\"", "\"title\": \"stop\"", "'stop' stands in this list twice")]
    [InlineData(
        "\"context\": [\"compose\", \"commandBox\"]",
        "\"context\": [\"message\"]",
        "'message' is for actions only"
    )]
    [InlineData("\"fetchTask\": true", "\"fetchTask\": false", "an action needs fetchTask true or parameters")]
    [InlineData("/botid-", "/", "webApplicationInfo.resource: this must be api://toolkit.example.org/botid-33333333")]
    [InlineData(
        "\"botId\": \"${{APP_ID}}\"",
        "\"botId\": \"55555555-5555-5555-5555-555555555555\"",
        "bots[0].botId: this must be the app id"
    )]
    [InlineData(
        "\"validDomains\": [\"${{DOMAIN}}\"]",
        "\"validDomains\": [\"https://toolkit.example.org\"]",
        "validDomains[0]: 'https://toolkit.example.org' begins with a scheme"
    )]
    [InlineData(
        "\"outline\": \"outline.png\"",
        "\"outline\": \"line.png\"",
        "icons.outline: the file line.png is missing"
    )]
    [InlineData("\"entityId\": \"wall\"", "\"entityId\": \"about\"", "staticTabs[0].entityId: 'about' is taken")]
    public void A_manifest_that_breaks_a_rule_is_refused_with_its_sentence(string from, string to, string says)
    {
        folder.With("manifest.json", from, to);
        Refused(says);
        Assert.False(File.Exists(folder.Out));
    }

    [Fact]
    public void Descriptions_that_repeat_each_other_or_the_name_are_refused()
    {
        folder.WithManifest(manifest =>
        {
            manifest["description"]!["short"] = "ToolkitBot brings";
        });
        Refused("description.full: this begins with the short description again");
        Refused("description.short: this holds the app's name");
    }

    [Fact]
    public void Eleven_commands_and_too_long_texts_are_refused()
    {
        folder.WithManifest(manifest =>
        {
            var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
            commands.Add(new JsonObject { ["title"] = new string('t', 33), ["description"] = "d" });
            commands.Add(new JsonObject { ["title"] = "t", ["description"] = new string('d', 129) });
        });
        Refused("commands: this has 11 entries; it must have 1 to 10.");
        Refused("commands[9].title: this is 33 characters long; at most 32 are allowed.");
        Refused("commands[10].description: this is 129 characters long; at most 128 are allowed.");
    }

    [Fact]
    public void A_language_goes_along_with_its_file()
    {
        var result = folder.WithWelsh().Build();
        Assert.Equal(["manifest.json", "color.png", "outline.png", "cy.json"], result.Files);
        Assert.Empty(result.Problems);

        folder.With("manifest.json", "\"cy.json\"", "\"welsh.json\"");
        Refused("welsh.json: this file is missing");
    }

    [Fact]
    public void A_missing_welsh_text_is_refused_by_its_key()
    {
        folder.WithWelsh().With("cy.json", "\"staticTabs[0].name\": \"Wal addewidion\",", "");
        Refused("cy.json, staticTabs[0].name: this text is missing; add it in this language.");
    }

    [Fact]
    public void A_welsh_text_that_is_too_long_or_belongs_nowhere_is_refused()
    {
        folder
            .WithWelsh()
            .With("cy.json", "\"fy addewidion\"", $"\"{new string('a', 33)}\"")
            .With("cy.json", "staticTabs[0].name", "staticTabs[1].name");
        Refused("commands[5].title: this is 33 characters long; at most 32 are allowed.");
        Refused("cy.json, staticTabs[1].name: the manifest has no such text");
    }

    [Fact]
    public void Json_that_cannot_be_read_is_named_with_its_line()
    {
        folder.With("manifest.json", "\"version\": \"${{VERSION}}\",", "\"version\": \"${{VERSION}}\"");
        Refused("manifest.json, line 5: this cannot be read as JSON");
    }

    [Fact]
    public void Icons_of_another_size_are_refused()
    {
        folder
            .WithFile("color.png", PngDrawing.Rgba(96, (_, _) => Teal))
            .WithFile("outline.png", PngDrawing.Rgba(64, (_, _) => White));
        Refused("color.png: this icon is 96 by 96 pixels; it must be 192 by 192.");
        Refused("outline.png: this icon is 64 by 64 pixels; it must be 32 by 32.");
    }

    [Fact]
    public void A_colour_icon_needs_an_opaque_solid_ground_around_its_symbol()
    {
        folder.WithFile("color.png", PngDrawing.Rgba(192, (x, _) => x == 0 ? Nothing : Teal));
        Refused("color.png: this icon has transparent pixels");

        folder.WithFile("color.png", PngDrawing.Rgba(192, (x, y) => x == 47 && y == 90 ? White : Teal));
        Refused("color.png: the ground of this icon is not one solid colour");

        folder.WithFile("color.png", PngDrawing.Rgba(192, (x, y) => x == 48 && y == 90 ? White : Teal));
        Assert.Empty(folder.Build().Problems);
    }

    [Fact]
    public void An_outline_icon_is_pure_white_on_transparency()
    {
        folder.WithFile(
            "outline.png",
            PngDrawing.Rgba(
                32,
                (x, y) =>
                    (x, y) == (5, 5) ? new(254, 255, 255, 9)
                    : (x, y) == (6, 6) ? White
                    : Nothing
            )
        );
        Refused("outline.png: this icon has pixels that are not pure white");

        folder.WithFile("outline.png", PngDrawing.Rgba(32, (_, _) => Nothing));
        Refused("outline.png: this icon is empty");

        folder.WithFile("outline.png", PngDrawing.Rgba(32, (_, _) => White));
        Refused("outline.png: this icon has no transparent ground");

        folder.WithFile("outline.png", "GIF89a"u8.ToArray());
        Refused("outline.png: this is not a PNG file");
    }

    [Fact]
    public void The_verb_prints_what_it_built_or_why_it_did_not()
    {
        var output = new StringWriter();
        PackageOptions options = new(
            folder.Path,
            PackageFolder.AppId,
            PackageFolder.Domain,
            "Sample Trust",
            "1.0.0",
            folder.Out
        );
        Assert.Equal(0, PackageVerb.Run(options, output));
        Assert.Contains("built.zip is ready: version 1.0.0", output.ToString(), StringComparison.Ordinal);

        output = new StringWriter();
        Assert.Equal(1, PackageVerb.Run(options with { Domain = "http://x" }, output));
        Assert.Contains("No package was written", output.ToString(), StringComparison.Ordinal);

        output = new StringWriter();
        Assert.Equal(1, PackageVerb.Run(options with { Folder = folder["nowhere"] }, output));
        Assert.Contains("manifest.json: this file is missing", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_unfinished_file_is_left_where_the_package_cannot_be_written()
    {
        Directory.CreateDirectory(folder.Out);
        Assert.StartsWith(
            folder.Out + ": the package cannot be written there",
            Assert.Single(folder.Build().Problems),
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFiles(folder.Path, "built.zip.*"));
    }

    private void Refused(string says)
    {
        var problems = folder.Build().Problems;
        Assert.Contains(problems, p => p.Contains(says, StringComparison.Ordinal));
    }
}
