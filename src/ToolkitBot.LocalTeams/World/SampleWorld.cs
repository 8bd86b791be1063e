using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ToolkitBot.LocalTeams.World;

/// <summary>The sample people and places. Ids are made from names, so they are the same after every start.</summary>
public static class SampleWorld
{
    /// <summary>Tenant of everybody in the local Teams.</summary>
    public const string TenantId = "5a3b1c00-0000-4000-8000-00000000ca1e";

    public static LocalTeam Team { get; } = new(ChannelId("general"), "Sample Hospital", DirectoryId("team"));

    /// <summary>The four people whom the page offers.</summary>
    public static IReadOnlyList<LocalPerson> People { get; } =
    [
        Person("amina", "Amina", "sample nurse", "en-GB"),
        Person("gareth", "Gareth", "sample communications officer", "cy-GB"),
        Person("mei", "Mei", "sample ward manager", "en-GB"),
        Person("owen", "Owen", "sample volunteer coordinator", "en-GB"),
    ];

    /// <summary>The four people and as many more as it takes, for tests with a crowd.</summary>
    public static IReadOnlyList<LocalPerson> Crowd(int count) =>
        [
            .. People.Take(count),
            .. Enumerable
                .Range(1, Math.Max(0, count - People.Count))
                .Select(n =>
                    Person(
                        string.Create(CultureInfo.InvariantCulture, $"sample{n}"),
                        string.Create(CultureInfo.InvariantCulture, $"Sample {n}"),
                        "sample colleague",
                        "en-GB"
                    )
                ),
        ];

    internal static IReadOnlyList<LocalConversation> Conversations(IReadOnlyList<LocalPerson> people)
    {
        string[] everybody = [.. people.Select(person => person.Key)];
        return
        [
            .. people.Select(person => new LocalConversation
            {
                Key = "personal",
                Id = $"a:1{Opaque("personal", person.Key)}",
                Scope = LocalScope.Personal,
                Name = "ToolkitBot",
                Members = [person.Key],
            }),
            new LocalConversation
            {
                Key = "group",
                Id = $"19:{Hex("group", "chat")}@thread.v2",
                Scope = LocalScope.GroupChat,
                Name = "Ward social media group",
                Members = everybody,
            },
            new LocalConversation
            {
                Key = "general",
                Id = Team.Id,
                Scope = LocalScope.Channel,
                Name = "General",
                Members = everybody,
            },
            new LocalConversation
            {
                Key = "pledges",
                Id = ChannelId("pledges"),
                Scope = LocalScope.Channel,
                Name = "Change Day pledges",
                Members = everybody,
            },
        ];
    }

    private static LocalPerson Person(string key, string given, string role, string locale) =>
        new()
        {
            Key = key,
            Name = $"{given} ({role})",
            GivenName = given,
            Surname = "Sample",
            Mri = $"29:1{Opaque("person", key)}",
            ObjectId = DirectoryId(key),
            Email = $"{key}@sample.invalid",
            Locale = locale,
        };

    private static string ChannelId(string key) => $"19:{Hex("channel", key)}@thread.tacv2";

    private static string Opaque(string kind, string key) => Base64Url.EncodeToString(Hash(kind, key));

    private static string Hex(string kind, string key) => Convert.ToHexStringLower(Hash(kind, key).AsSpan(0, 16));

    private static string DirectoryId(string key)
    {
        var bytes = Hash("directory", key).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static byte[] Hash(string kind, string key) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{key}"));
}
