using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ToolkitBot.Protocol.Activities;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace ToolkitBot.BotBuilder;

/// <summary>Activities of the SDK as ToolkitBot reads them, and its answers as the SDK writes them.</summary>
internal static class SdkActivities
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateParseHandling = DateParseHandling.None,
    };

    /// <summary>The activity as the SDK and its middleware hand it on.</summary>
    /// <exception cref="UnreadableActivityException">It is none that the bot takes.</exception>
    public static Activity Read(SdkActivity activity) =>
        Read(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(activity, Settings)));

    /// <summary>The activity, read as strictly as one that came in by ToolkitBot's own endpoint.</summary>
    /// <exception cref="UnreadableActivityException">It is none that the bot takes.</exception>
    public static Activity Read(byte[] body)
    {
        var reading = ActivityReader.Read(body);
        return reading.Activity ?? throw new UnreadableActivityException(reading.Reason);
    }

    /// <summary>
    /// A body as ToolkitBot understood it, with what it names only: the SDK would refuse the whole for a member of the wrong
    /// kind that nobody reads. Of one that is no activity the SDK gets a bare message: who sent it is checked first, and
    /// then the body that came in is refused.
    /// </summary>
    public static byte[] ForSdk(byte[] body) =>
        ActivityReader.Read(body).Activity is { } read
            ? ActivityJson.Write(
                read with
                {
                    Extra = null,
                    LocalTimestamp = null,
                    Conversation = read.Conversation! with { Extra = null },
                    Attachments = read.Attachments?.Select(one => one with { Extra = null }).ToList(),
                }
            )
            : """{"type":"message"}"""u8.ToArray();

    /// <summary>An answer's JSON, without taking texts that look like dates for dates.</summary>
    public static JToken? Body(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.Load(reader);
    }
}

/// <summary>A request's body as it came in.</summary>
internal sealed record ReceivedBody(byte[] Bytes);

/// <summary>An activity that cannot be read. The message names the fault and quotes nothing.</summary>
internal sealed class UnreadableActivityException(string? reason) : Exception(reason ?? "The activity cannot be read.");
