using System.Text.Json.Serialization;
using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.OwnAnswers;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Features.Questions;
using ToolkitBot.Features.Sharing;
using ToolkitBot.Features.Tips;
using ToolkitBot.Features.Walk;
using ToolkitBot.Features.Welcome;
using ToolkitBot.Turns;

namespace ToolkitBot.Features;

/// <summary>Every record that a card is drawn from. A card is added with its record here.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WelcomeCard))]
[JsonSerializable(typeof(WelcomeTeamCard))]
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
[JsonSerializable(typeof(PledgeFormCard))]
[JsonSerializable(typeof(PledgeCoachCard))]
[JsonSerializable(typeof(PledgeReplaceCard))]
[JsonSerializable(typeof(PledgeStoppedCard))]
[JsonSerializable(typeof(PledgePreviewCard))]
[JsonSerializable(typeof(PledgePostCard))]
[JsonSerializable(typeof(PledgeDigestCard))]
[JsonSerializable(typeof(MyPledgesCard))]
[JsonSerializable(typeof(PledgeWithdrawCard))]
[JsonSerializable(typeof(FollowUpCard))]
[JsonSerializable(typeof(PledgeApprovalCard))]
[JsonSerializable(typeof(PledgeTakeDownCard))]
[JsonSerializable(typeof(PledgeTeamCard))]
[JsonSerializable(typeof(CampaignCard))]
[JsonSerializable(typeof(CampaignRoomCard))]
[JsonSerializable(typeof(CampaignChooseCard))]
[JsonSerializable(typeof(CampaignOwnersCard))]
[JsonSerializable(typeof(CampaignHistoryCard))]
[JsonSerializable(typeof(QuestionFormCard))]
[JsonSerializable(typeof(QuestionTeamCard))]
[JsonSerializable(typeof(QuestionPreviewCard))]
[JsonSerializable(typeof(QuestionPostCard))]
[JsonSerializable(typeof(QuestionAnswerCard))]
[JsonSerializable(typeof(QuestionAnswerPreviewCard))]
[JsonSerializable(typeof(QuestionAnsweredCard))]
[JsonSerializable(typeof(OwnAnswerCard))]
[JsonSerializable(typeof(OwnAnswerFormCard))]
[JsonSerializable(typeof(OwnAnswersCard))]
[JsonSerializable(typeof(OwnAnswersAlongCard))]
[JsonSerializable(typeof(OwnAnswersPasteCard))]
[JsonSerializable(typeof(PrivacyCard))]
[JsonSerializable(typeof(PrivacyExportCard))]
internal sealed partial class CardJson : JsonSerializerContext;
