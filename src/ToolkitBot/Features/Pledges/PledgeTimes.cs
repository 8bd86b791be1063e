using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges;

/// <summary>Days and hours as the person lives them.</summary>
internal static class PledgeTimes
{
    /// <summary>Somebody who pledges something for today is not asked at once whether it is done.</summary>
    private static readonly TimeSpan LeastTimeToAct = TimeSpan.FromHours(3);

    /// <summary>The zone that the client told, else the campaign's.</summary>
    public static TimeZoneInfo ZoneOf(Turn turn) => Zone(turn.Said.TimeZone, turn.Content.Campaign);

    public static TimeZoneInfo Zone(string? id, Campaign campaign) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : campaign.TimeZone;

    public static DateOnly Today(TimeZoneInfo zone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>When to ask how it went.</summary>
    public static DateTimeOffset FollowUp(DateOnly due, TimeZoneInfo zone, Campaign campaign, DateTimeOffset madeAt) =>
        FollowUpTime.For(due, zone, campaign.Quiet, madeAt + LeastTimeToAct);

    /// <summary>The next moment from now on at which a person may be written to.</summary>
    public static DateTimeOffset NotQuiet(TimeZoneInfo zone, Campaign campaign, DateTimeOffset now) =>
        FollowUpTime.For(DateOnly.MinValue.AddDays(1), zone, campaign.Quiet, now);

    /// <summary>A day as it is written in the language.</summary>
    public static string Write(DateOnly day, string language) =>
        day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language));
}
