using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.Protocol.Activities;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace ToolkitBot.AppTests.Sdk;

/// <summary>Reads what the bot sent by Microsoft's schema; a member that it does not know is an error.</summary>
internal static class SdkJudge
{
    private static readonly JsonSerializerSettings Strict = new()
    {
        MissingMemberHandling = MissingMemberHandling.Error,
        ContractResolver = new NoExtras(),
        DateParseHandling = DateParseHandling.None,
        Converters = [new TaskReader()],
    };

    /// <summary>What the schema says against anything that the bot sent; nothing where all is well.</summary>
    /// <param name="judged">How many activities and answers were read.</param>
    public static IReadOnlyList<string> Complaints(BotUnderTest bot, out int judged)
    {
        var activities = bot
            .Teams.Connector.Calls.Where(call =>
                call.Operation is ConnectorOperation.Send or ConnectorOperation.Reply or ConnectorOperation.Update
            )
            .Select(call =>
                (What: call.Operation.ToString(), Json: call.Body!.ToJsonString(), As: typeof(SdkActivity))
            );
        var created = bot
            .Teams.Connector.Calls.Where(call => call.Operation == ConnectorOperation.CreateConversation)
            .Select(call => (What: "create", Json: call.Body!.ToJsonString(), As: typeof(ConversationParameters)));
        var answers = bot.Answers.Select(answer =>
            (
                What: (string)JsonNode.Parse(answer.Activity)!["name"]!,
                Json: Encoding.UTF8.GetString(answer.Answer),
                As: AnswerType((string)JsonNode.Parse(answer.Activity)!["name"]!)
            )
        );
        var all = activities.Concat(created).Concat(answers).ToList();
        judged = all.Count;
        return [.. all.Select(one => Complaint(one.What, one.Json, one.As)).OfType<string>().Distinct()];
    }

    public static string? Complaint(string what, string json, Type type)
    {
        try
        {
            JsonConvert.DeserializeObject(json, type, Strict);
            return null;
        }
        catch (JsonException e)
        {
            return $"{what}: {e.Message}";
        }
    }

    private static Type AnswerType(string invoke) =>
        invoke switch
        {
            InvokeNames.AdaptiveCardAction => typeof(AdaptiveCardInvokeResponse),
            InvokeNames.Search => typeof(AdaptiveCardInvokeResponse),
            InvokeNames.TaskFetch or InvokeNames.TaskSubmit => typeof(TaskModuleResponse),
            InvokeNames.ComposeExtensionQuery
            or InvokeNames.ComposeExtensionSelectItem
            or InvokeNames.ComposeExtensionQueryLink
            or InvokeNames.ComposeExtensionFetchTask
            or InvokeNames.ComposeExtensionSubmitAction => typeof(MessagingExtensionActionResponse),
            _ => typeof(object),
        };

    /// <summary>A dialog's answer is one of two things, by its type; the schema has a class for each, and reads neither by itself.</summary>
    private sealed class TaskReader : JsonConverter<TaskModuleResponseBase>
    {
        public override bool CanWrite => false;

        public override TaskModuleResponseBase? ReadJson(
            JsonReader reader,
            Type objectType,
            TaskModuleResponseBase? existingValue,
            bool hasExistingValue,
            JsonSerializer serializer
        )
        {
            var task = JObject.Load(reader);
            TaskModuleResponseBase read = (string?)task["type"] switch
            {
                "continue" => new TaskModuleContinueResponse(),
                "message" => new TaskModuleMessageResponse(),
                var other => throw new JsonSerializationException($"There is no task of type '{other}'."),
            };
            using var again = task.CreateReader();
            serializer.Populate(again, read);
            return read;
        }

        public override void WriteJson(JsonWriter writer, TaskModuleResponseBase? value, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }

    /// <summary>The schema's types take unknown members into a bag of their own; here they may not.</summary>
    private sealed class NoExtras : DefaultContractResolver
    {
        protected override JsonObjectContract CreateObjectContract(Type objectType)
        {
            var contract = base.CreateObjectContract(objectType);
            contract.ExtensionDataSetter = null;
            contract.ExtensionDataGetter = null;
            return contract;
        }
    }
}
