using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Commands;

/// <summary>The commands, by the names that code and content share. What people type is content.</summary>
public static class CommandNames
{
    /// <summary>Show what the bot can do.</summary>
    public const string Help = "help";

    /// <summary>A greeting; answered like help.</summary>
    public const string Hello = "hello";

    /// <summary>Thanks; answered kindly, with the way on.</summary>
    public const string Thanks = "thanks";

    /// <summary>Walk through the five considerations.</summary>
    public const string Start = "start";

    /// <summary>Choose a platform; a rest names one.</summary>
    public const string Platform = "platform";

    /// <summary>Show two platforms side by side; the rest names them.</summary>
    public const string Compare = "compare";

    /// <summary>A tip.</summary>
    public const string Tip = "tip";

    /// <summary>Ready-made posts.</summary>
    public const string Posts = "posts";

    /// <summary>NHS Change Day in numbers.</summary>
    public const string ChangeDay = "change-day";

    /// <summary>Make a pledge; a rest is its words.</summary>
    public const string Pledge = "pledge";

    /// <summary>The person's own pledges.</summary>
    public const string MyPledges = "my-pledges";

    /// <summary>Post pledges to the channel where this is typed.</summary>
    public const string PledgesHere = "pledges-here";

    /// <summary>Leave what is open.</summary>
    public const string Stop = "stop";

    /// <summary>Go on where it was left.</summary>
    public const string Resume = "resume";

    /// <summary>Begin again from the first step.</summary>
    public const string StartAgain = "start-again";

    /// <summary>One step back.</summary>
    public const string Back = "back";

    /// <summary>Leave this step out.</summary>
    public const string Skip = "skip";

    /// <summary>Yes to what was just asked.</summary>
    public const string Yes = "yes";

    /// <summary>No to what was just asked.</summary>
    public const string No = "no";

    /// <summary>Delete what is held about the person.</summary>
    public const string ForgetMe = "forget-me";

    /// <summary>Choose the language; a rest names it.</summary>
    public const string Language = "language";

    /// <summary>Every command.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Help,
        Hello,
        Thanks,
        Start,
        Platform,
        Compare,
        Tip,
        Posts,
        ChangeDay,
        Pledge,
        MyPledges,
        PledgesHere,
        Stop,
        Resume,
        StartAgain,
        Back,
        Skip,
        Yes,
        No,
        ForgetMe,
        Language,
    ];
}
