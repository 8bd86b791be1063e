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

    /// <summary>The first team, and the only one where nobody of the clinic is there.</summary>
    public static LocalTeam Team { get; } =
        new(ChannelId("general"), "Sample Hospital", DirectoryId("team"), "pledges", "gareth");

    /// <summary>The second team: the people of a clinic, and one who belongs to both.</summary>
    public static LocalTeam Clinic { get; } =
        new(ChannelId("clinic"), "Sample Clinic", DirectoryId("clinic"), "clinic-pledges", "tom");

    /// <summary>The people of the hospital.</summary>
    public static IReadOnlyList<LocalPerson> People { get; } =
    [
        Person("amina", "Amina", "sample nurse", "en-GB"),
        Person("gareth", "Gareth", "sample communications officer", "cy-GB"),
        Person("mei", "Mei", "sample ward manager", "en-GB"),
        Person("owen", "Owen", "sample volunteer coordinator", "en-GB"),
    ];

    /// <summary>The people of the clinic.</summary>
    public static IReadOnlyList<LocalPerson> ClinicPeople { get; } =
    [
        Person("tom", "Tom", "sample practice manager", "en-GB"),
        Person("nadia", "Nadia", "sample practice nurse", "en-GB"),
    ];

    /// <summary>Keys of people of the hospital who belong to the clinic's team too.</summary>
    private static readonly string[] InBoth = ["owen"];

    /// <summary>Everybody whom the page offers.</summary>
    public static IReadOnlyList<LocalPerson> Everybody { get; } = [.. People, .. ClinicPeople];

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

    /// <summary>The same people and places in another tenant: everybody and everything has ids of its own.</summary>
    public static LocalPerson InTenant(LocalPerson person, string tenant) =>
        person with
        {
            Mri = $"29:1{Opaque("person", $"{tenant}:{person.Key}")}",
            ObjectId = DirectoryId($"{tenant}:{person.Key}"),
        };

    internal static IReadOnlyList<LocalConversation> Conversations(IReadOnlyList<LocalPerson> people, string tenant)
    {
        string[] clinic = [.. ClinicPeople.Select(person => person.Key).Where(key => people.Any(p => p.Key == key))];
        string[] hospital = [.. people.Select(person => person.Key).Except(clinic)];
        string[] both = [.. InBoth.Intersect(hospital)];
        return
        [
            .. people.Select(person => new LocalConversation
            {
                Key = "personal",
                Id = $"a:1{Opaque("personal", Name(tenant, person.Key))}",
                Scope = LocalScope.Personal,
                Name = "ToolkitBot",
                Members = [person.Key],
            }),
            new LocalConversation
            {
                Key = "group",
                Id = $"19:{Hex("group", Name(tenant, "chat"))}@thread.v2",
                Scope = LocalScope.GroupChat,
                Name = "Ward social media group",
                Members = hospital,
            },
            .. Channels(In(Team, "general", tenant), tenant, "general", "pledges", "Change Day pledges", hospital),
            .. clinic.Length == 0
                ? []
                : Channels(
                    In(Clinic, "clinic", tenant),
                    tenant,
                    "clinic",
                    "clinic-pledges",
                    "Clinic pledges",
                    [.. clinic, .. both]
                ),
        ];
    }

    private static IEnumerable<LocalConversation> Channels(
        LocalTeam team,
        string tenant,
        string general,
        string pledges,
        string name,
        IReadOnlyList<string> members
    ) =>
        [
            new LocalConversation
            {
                Key = general,
                Id = team.Id,
                Scope = LocalScope.Channel,
                Name = "General",
                Team = team,
                Members = members,
            },
            new LocalConversation
            {
                Key = pledges,
                Id = ChannelId(Name(tenant, pledges)),
                Scope = LocalScope.Channel,
                Name = name,
                Team = team,
                Members = members,
            },
        ];

    private static LocalTeam In(LocalTeam team, string general, string tenant) =>
        tenant == TenantId
            ? team
            : team with
            {
                Id = ChannelId(Name(tenant, general)),
                AadGroupId = DirectoryId(Name(tenant, general)),
            };

    /// <summary>What an id is made from; the sample tenant's ids were made before there was another.</summary>
    private static string Name(string tenant, string key) => tenant == TenantId ? key : $"{tenant}:{key}";

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
