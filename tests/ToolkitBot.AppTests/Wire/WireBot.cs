using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>
/// The whole bot with an app id, over real HTTP: a metadata server and token issuer of the test's own, a token endpoint
/// of its own, a Connector that remembers.
/// </summary>
public sealed class WireBot : IAsyncLifetime
{
    /// <summary>The client secret: a log that holds it has leaked it.</summary>
    internal const string Secret = "wire-test-secret-3f9c1d";
    private readonly List<BotInstance> instances = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private TestDatabase? database;
    private int activities;

    internal TestIssuer Issuer { get; private set; } = null!;
    internal WireConnector Connector { get; private set; } = null!;
    internal FakeLogCollector Log { get; init; } = new();
    internal TestDatabase Database => database!;
    internal Uri Address => instances[0].Address;
    internal IServiceProvider Services => instances[0].Services;

    /// <summary>How many instances share the database.</summary>
    internal int Instances { get; init; } = 1;
    internal StorageKind Storage { get; init; } = StorageKind.Sqlite;

    /// <summary>Further settings, by their full names.</summary>
    internal Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Whether the keys cannot be had while the bot starts.</summary>
    internal bool StartsWithoutKeys { get; init; }

    public async Task InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Issuer.IsDown = StartsWithoutKeys;
        Connector = await WireConnector.StartAsync();
        database = await TestDatabase.CreateAsync(Storage);
        for (var i = 0; i < Instances; i++)
        {
            instances.Add(await BotInstance.StartAsync(AllSettings(), _ => { }, Log));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        await Connector.DisposeAsync();
        await Issuer.DisposeAsync();
        await Database.DisposeAsync();
        http.Dispose();
    }

    /// <summary>Ends an instance as SIGTERM does.</summary>
    internal async Task StopAsync(int instance)
    {
        await instances[instance].DisposeAsync();
        instances.RemoveAt(instance);
    }

    /// <summary>A message of a personal chat of this name, from the Connector's address, with an id of its own.</summary>
    internal JsonObject Message(string text = "tip", string conversation = "a:wire", string? id = null) =>
        Samples.Message(body =>
        {
            body["serviceUrl"] = Connector.ServiceUrl;
            body["text"] = text;
            body["id"] = id ?? $"{1_776_827_520_000 + Interlocked.Increment(ref activities)}";
            body["conversation"]!["id"] = conversation;
            body["from"]!["id"] = $"29:{conversation}";
            body["from"]!["aadObjectId"] = conversation;
        });

    /// <summary>A card's button in that chat.</summary>
    internal JsonObject Press(string verb, string conversation = "a:wire", Action<JsonObject>? change = null)
    {
        var body = Message(conversation: conversation);
        body.Remove("text");
        body["type"] = "invoke";
        body["name"] = "adaptiveCard/action";
        body["replyToId"] = "1700000000001";
        body["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = new JsonObject { ["verb"] = verb },
            },
            ["trigger"] = "manual",
        };
        change?.Invoke(body);
        return body;
    }

    /// <summary>A genuine token for the Connector's address, unless a test bends it.</summary>
    internal string Token(Action<TokenShape>? bend = null, string? serviceUrl = null) =>
        Issuer.Token(TimeProvider.System.GetUtcNow(), bend, serviceUrl: serviceUrl ?? Connector.ServiceUrl);

    /// <summary>Posts with a genuine token.</summary>
    internal Task<WireAnswer> PostAsync(JsonNode body, int instance = 0) => PostAsync(body, Token(), instance);

    internal Task<WireAnswer> PostAsync(JsonNode body, string? token, int instance = 0) =>
        PostAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), token, instance);

    internal async Task<WireAnswer> PostAsync(byte[] body, string? token, int instance = 0)
    {
        using var request = Request(body, token, instance);
        return await SendAsync(request);
    }

    internal HttpRequestMessage Request(byte[] body, string? token, int instance = 0)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(instances[instance % instances.Count].Address, "/api/messages")
        )
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return request;
    }

    internal async Task<WireAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase
            )
        );
    }

    private Dictionary<string, string?> AllSettings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["MicrosoftAppId"] = Samples.AppId,
            ["MicrosoftAppPassword"] = Secret,
            ["MicrosoftAppTenantId"] = Samples.TenantId,
            ["Bot:OpenIdMetadata"] = Issuer.Metadata,
            ["Bot:ServiceHosts"] = "127.0.0.1, smba.trafficmanager.net",
            ["Bot:Tenants"] = Samples.TenantId,
            ["Bot:TokenEndpoint"] = Connector.TokenEndpoint,
            ["Storage:Provider"] = Storage.ToString(),
            ["ConnectionStrings:ToolkitBot"] = Database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };
        foreach (var (name, value) in Settings)
        {
            settings[name] = value;
        }

        return settings;
    }
}

/// <summary>What the bot answered.</summary>
internal sealed record WireAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
