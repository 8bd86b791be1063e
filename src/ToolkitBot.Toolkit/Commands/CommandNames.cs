using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Commands;

/// <summary>The commands' names, shared by code and content. The words that people type are content.</summary>
public static class CommandNames
{
    /// <summary>Show what the bot can do.</summary>
    public const string Help = "help";

    /// <summary>A greeting; answered like help.</summary>
    public const string Hello = "hello";

    /// <summary>Thanks; answered politely, with what to do next.</summary>
    public const string Thanks = "thanks";

    /// <summary>Walk through the five considerations.</summary>
    public const string Start = "start";

    /// <summary>Choose a platform; text after the command names one.</summary>
    public const string Platform = "platform";

    /// <summary>Compare two platforms; text after the command names them.</summary>
    public const string Compare = "compare";

    /// <summary>Show a tip.</summary>
    public const string Tip = "tip";

    /// <summary>Show ready-made posts.</summary>
    public const string Posts = "posts";

    /// <summary>Show NHS Change Day in numbers.</summary>
    public const string ChangeDay = "change-day";

    /// <summary>Make a pledge; text after the command is the pledge.</summary>
    public const string Pledge = "pledge";

    /// <summary>Show the person's own pledges.</summary>
    public const string MyPledges = "my-pledges";

    /// <summary>Post pledges in the channel where this is typed.</summary>
    public const string PledgesHere = "pledges-here";

    /// <summary>Show a campaign's owners what they can do with it.</summary>
    public const string Campaign = "campaign";

    /// <summary>Ask a person what the toolkit does not say; text after the command is the question.</summary>
    public const string AskPerson = "ask-person";

    /// <summary>The same, in words that begin too many other sentences to have a question after them.</summary>
    public const string SpeakToPerson = "speak-to-person";

    /// <summary>Answer questions in the channel where this is typed.</summary>
    public const string QuestionsHere = "questions-here";

    /// <summary>Show owners the answers that their team keeps; text after the command is searched for.</summary>
    public const string OurAnswers = "our-answers";

    /// <summary>Stop the current dialog.</summary>
    public const string Stop = "stop";

    /// <summary>Continue a stopped dialog.</summary>
    public const string Resume = "resume";

    /// <summary>Begin again from the first step.</summary>
    public const string StartAgain = "start-again";

    /// <summary>Go back one step.</summary>
    public const string Back = "back";

    /// <summary>Skip this step.</summary>
    public const string Skip = "skip";

    /// <summary>Yes to what was just asked.</summary>
    public const string Yes = "yes";

    /// <summary>No to what was just asked.</summary>
    public const string No = "no";

    /// <summary>Delete everything stored about the person.</summary>
    public const string ForgetMe = "forget-me";

    /// <summary>Choose the language; text after the command names it.</summary>
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
        Campaign,
        AskPerson,
        SpeakToPerson,
        QuestionsHere,
        OurAnswers,
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
