using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <summary>What the Connector answers to a send: the id of the new activity, absent where it sent none.</summary>
public sealed record ResourceAnswer
{
    public string? Id { get; init; }
}

/// <summary>A conversation that was created, or found where one with this person existed.</summary>
public sealed record CreatedConversation
{
    /// <summary>Id of the conversation; in a channel that of the new thread.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the first message, in channels.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Address to use from now on; absent where it was none that the bot trusts.</summary>
    public string? ServiceUrl { get; init; }
}

/// <summary>One page of a roster.</summary>
public sealed record MembersPage
{
    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];

    /// <summary>Asks for the next page; null or empty on the last one.</summary>
    public string? ContinuationToken { get; init; }
}

/// <summary>A team as the Connector describes it.</summary>
public sealed record TeamDetails
{
    /// <summary>The id of the team, which is that of its General channel.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Id of the team in the directory.</summary>
    public string? AadGroupId { get; init; }
    public int? ChannelCount { get; init; }
    public int? MemberCount { get; init; }
    public string? TenantId { get; init; }
}

/// <summary>The channels of a team; General has no name.</summary>
public sealed record TeamChannels
{
    public IReadOnlyList<ChannelInfo> Conversations { get; init; } = [];
}
