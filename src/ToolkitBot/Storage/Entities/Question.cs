namespace ToolkitBot.Storage.Entities;

/// <summary>Where a question to a person stands.</summary>
internal enum QuestionState
{
    /// <summary>Nobody has taken it.</summary>
    Open,

    /// <summary>An owner is at it.</summary>
    Taken,
    Answered,

    /// <summary>Whoever asked had everything about them deleted.</summary>
    Withdrawn,
}

/// <summary>A question that somebody asked the people who answer in a team, and their answer.</summary>
internal sealed class Question
{
    /// <param name="id">The id of the draft that it was.</param>
    /// <param name="teamId">The team whose owners answer it.</param>
    public Question(
        string id,
        string tenantId,
        string teamId,
        string askerKey,
        string text,
        string language,
        DateTimeOffset createdAt
    )
    {
        (Id, TenantId, TeamId, AskerKey) = (id, tenantId, teamId, askerKey);
        (Text, Language, CreatedAt, Version) = (text, language, createdAt, 1);
    }

    public string Id { get; private init; }
    public string TenantId { get; private init; }
    public string TeamId { get; private init; }

    /// <summary>Key of whoever asked; null once they are forgotten.</summary>
    public string? AskerKey { get; private set; }

    /// <summary>Their name, if they wanted it shown.</summary>
    public string? AskerName { get; set; }
    public string Text { get; private set; }

    /// <summary>Language of the answer it came from.</summary>
    public string Language { get; private init; }

    /// <summary>The question whose answer did not help; null for a first one.</summary>
    public string? FollowsId { get; init; }

    /// <summary>That question, where it was read too and is still kept.</summary>
    public Question? Follows { get; set; }
    public QuestionState State { get; private set; }
    public string? TakenByKey { get; private set; }
    public string? TakenByName { get; private set; }
    public string? Answer { get; private set; }
    public string? AnsweredByKey { get; private set; }
    public string? AnsweredByName { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether the asker said that the answer helps.</summary>
    public bool Helped { get; private set; }

    /// <summary>The channel in which it stands, or waits to stand.</summary>
    public string ChannelId { get; private set; } = "";

    /// <summary>Id of its post; null before it is posted, empty if Teams told none.</summary>
    public string? PostActivityId { get; private set; }

    /// <summary>The version that the post shows.</summary>
    public long PostedVersion { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public long Version { get; private set; }

    public bool IsWaiting => State is QuestionState.Open or QuestionState.Taken;

    /// <summary>It is asked in this channel; a post that it has elsewhere shows it no more.</summary>
    public void AskIn(string channelId)
    {
        (ChannelId, PostActivityId, PostedVersion) = (channelId, null, 0);
        Version++;
    }

    /// <summary>An owner is at it.</summary>
    /// <returns>False if somebody is, or it is answered.</returns>
    public bool Take(string personKey, string? name)
    {
        if (State != QuestionState.Open)
        {
            return false;
        }

        (State, TakenByKey, TakenByName) = (QuestionState.Taken, personKey, name);
        Version++;
        return true;
    }

    /// <summary>Whoever took it leaves it to others.</summary>
    /// <returns>False if this person did not have it.</returns>
    public bool GiveBack(string personKey)
    {
        if (State != QuestionState.Taken || TakenByKey != personKey)
        {
            return false;
        }

        (State, TakenByKey, TakenByName) = (QuestionState.Open, null, null);
        Version++;
        return true;
    }

    /// <exception cref="ConflictException">It is answered already, or withdrawn.</exception>
    public void Reply(string answer, string personKey, string? name, DateTimeOffset now)
    {
        if (!IsWaiting)
        {
            throw new ConflictException();
        }

        (State, Answer, AnsweredByKey, AnsweredByName) = (QuestionState.Answered, answer, personKey, name);
        AnsweredAt = now;
        Version++;
    }

    /// <summary>The answer helped.</summary>
    public void MarkHelped()
    {
        Helped = true;
        Version++;
    }

    /// <summary>Clears what whoever asked wrote, and who they were.</summary>
    public void ForgetAsker()
    {
        (AskerKey, AskerName, Text, Answer) = (null, null, "", null);
        State = QuestionState.Withdrawn;
        Version++;
    }
}
