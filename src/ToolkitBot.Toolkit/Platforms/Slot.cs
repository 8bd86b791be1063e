namespace ToolkitBot.Toolkit.Platforms;

/// <summary>The four things that decide which platform fits.</summary>
public enum SlotKind
{
    /// <summary>Who shall be reached.</summary>
    Audience,

    /// <summary>What it is for.</summary>
    Purpose,

    /// <summary>What the team can make.</summary>
    Material,

    /// <summary>How much time there is.</summary>
    Time,
}

/// <summary>One possible answer to one of the questions of <see cref="SlotKind"/>.</summary>
/// <param name="Kind">The question that it answers.</param>
/// <param name="Id">Its name in the table, unique within its kind.</param>
/// <param name="Label">What stands on its button.</param>
/// <param name="Words">Words and phrases by which it is found in free text.</param>
/// <param name="Because">The reason that it gives for a platform, beginning in lower case.</param>
public sealed record Slot(SlotKind Kind, string Id, string Label, IReadOnlyList<string> Words, string Because);
