using System.Text.Json.Serialization;

namespace ToolkitBot.Conversation;

/// <summary>Every record that a card is drawn from. A card is added with its record here.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WelcomeCard))]
[JsonSerializable(typeof(HelpCard))]
[JsonSerializable(typeof(NoticeCard))]
[JsonSerializable(typeof(LanguageCard))]
[JsonSerializable(typeof(WalkStepCard))]
[JsonSerializable(typeof(WalkPausedCard))]
[JsonSerializable(typeof(WalkSummaryCard))]
[JsonSerializable(typeof(TipCard))]
[JsonSerializable(typeof(PostsCard))]
[JsonSerializable(typeof(ChangeDayCard))]
[JsonSerializable(typeof(PlatformAskCard))]
[JsonSerializable(typeof(RecommendationCard))]
[JsonSerializable(typeof(PlatformCard))]
[JsonSerializable(typeof(PlatformChooseCard))]
[JsonSerializable(typeof(ComparisonCard))]
[JsonSerializable(typeof(AnswerCard))]
[JsonSerializable(typeof(UnsureCard))]
[JsonSerializable(typeof(DeclinedCard))]
[JsonSerializable(typeof(ContactsCard))]
[JsonSerializable(typeof(ShareSectionCard))]
[JsonSerializable(typeof(SharePlatformCard))]
[JsonSerializable(typeof(SharePostCard))]
internal sealed partial class CardJson : JsonSerializerContext;
