namespace ToolkitBot.Outbox;

/// <summary>What an outbox row asks for.</summary>
internal static class OutboxKinds
{
    /// <summary>Make the channel show a pledge as it is now: post it, edit the post, or redact it.</summary>
    public const string Post = "post";

    /// <summary>Ask in private how it went.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>Tell a person something in private.</summary>
    public const string Notice = "notice";

    /// <summary>Ask an owner of the campaign whether a pledge may be posted.</summary>
    public const string Approval = "approval";

    /// <summary>Take away what remains of somebody who was forgotten.</summary>
    public const string Forget = "forget";
}
