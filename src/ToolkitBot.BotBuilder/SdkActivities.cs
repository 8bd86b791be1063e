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
