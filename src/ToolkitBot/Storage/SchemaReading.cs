using System.Data.Common;
using ToolkitBot.Storage.Migrations;

namespace ToolkitBot.Storage;

/// <summary>How far a database has been migrated, as far as it lets itself be read.</summary>
/// <param name="Id">The newest migration that was applied; null where none was, or it could not be read.</param>
/// <param name="Fault">Why it could not be read; null where it could, or where nothing is there yet.</param>
/// <param name="IsForeign">It holds tables or a history of something else.</param>
internal sealed record SchemaReading(string? Id, DbException? Fault = null, bool IsForeign = false)
{
    /// <summary>No table is there yet.</summary>
    public static readonly SchemaReading Empty = new(Id: null);

    public static readonly SchemaReading Foreign = new(Id: null, IsForeign: true);

    /// <summary>PostgreSQL's code for a right that is missing.</summary>
    public const string MissingRight = "42501";

    public const string ForbiddenSentence =
        "The user of ConnectionStrings:ToolkitBot may not read the tables: grant it the rights that docs/engineer.md lists under 'A database user with fewer rights'.";

    public const string MigrateSentence =
        "The database has to be brought up to this release, and the user of ConnectionStrings:ToolkitBot may not change its schema: run 'admin migrate' once as a user who may.";

    public const string ForeignSentence =
        "The database that ConnectionStrings:ToolkitBot names is no database of ToolkitBot: name an empty one, or the bot's own. Nothing was changed.";

    public bool IsOfThisRelease => Id == Newest.Id;

    /// <summary>A later release has been here: this one does not know its tables.</summary>
    public bool IsNewer => string.CompareOrdinal(Id, Newest.Id) > 0;

    /// <summary>It can be read, and has to be brought up to this release.</summary>
    public bool IsBehind => Fault is null && !IsForeign && !IsOfThisRelease && !IsNewer;

    /// <summary>The database is there, and its user may not read it.</summary>
    public bool IsForbidden => Fault?.SqlState == MissingRight;

    public string NewerSentence =>
        $"The database is of a newer release ({Id}): run that one, or restore the backup from before.";
}
