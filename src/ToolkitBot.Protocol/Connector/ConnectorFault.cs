namespace ToolkitBot.Protocol.Connector;

/// <summary>What went wrong with a call, told apart as far as it changes what to do.</summary>
public enum ConnectorFaultKind
{
    /// <summary>400: the payload is wrong; sending it again cannot help.</summary>
    BadRequest,

    /// <summary>401: app id, secret or tenant are wrong, or the token is stale.</summary>
    Unauthorized,

    /// <summary>403 or 404 BotNotInConversationRoster: the bot is not, or no longer, in this chat or team.</summary>
    NotInConversation,

    /// <summary>403 BotDisabledByAdmin: the tenant's administrator blocked the bot.</summary>
    DisabledByAdmin,

    /// <summary>403 ConversationBlockedByUser.</summary>
    BlockedByUser,

    /// <summary>403 MessageWritesBlocked: blocked, uninstalled, or the thread is locked.</summary>
    WritesBlocked,

    /// <summary>403 ForbiddenOperationException: the person has not installed the app.</summary>
    NotInstalled,

    /// <summary>403 InvalidBotApiHost: the tenant lives in the government community cloud.</summary>
    WrongHost,

    /// <summary>403 NotEnoughPermissions.</summary>
    NotEnoughPermissions,

    /// <summary>403 for a reason that is not known.</summary>
    Forbidden,

    /// <summary>404 ConversationNotFound: the conversation, or the member that was asked for, does not exist.</summary>
    ConversationNotFound,

    /// <summary>404 ActivityNotFoundInConversation: the message is gone.</summary>
    ActivityNotFound,

    /// <summary>404 for a reason that is not known.</summary>
    NotFound,

    /// <summary>408.</summary>
    RequestTimeout,

    /// <summary>412: another operation was under way in the conversation; nothing was written.</summary>
    Conflict,

    /// <summary>413, or a message that was too large to be sent at all.</summary>
    TooLarge,

    /// <summary>429: too many calls; nothing was written.</summary>
    Throttled,

    /// <summary>500.</summary>
    ServiceError,

    /// <summary>502.</summary>
    BadGateway,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>504.</summary>
    GatewayTimeout,

    /// <summary>No connection came about, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The call was sent and no answer came, or came in time.</summary>
    NoAnswer,

    /// <summary>There is no token to be had; nothing was sent.</summary>
    NoToken,

    /// <summary>The address is none that the bot trusts; nothing was sent.</summary>
    UntrustedAddress,

    /// <summary>Any other status, redirects included.</summary>
    Unexpected,
}

/// <summary>What a fault means for the stored reference of the conversation.</summary>
public enum ReferenceAdvice
{
    Keep,

    /// <summary>Send nothing more until an activity comes from the conversation, or the app is installed again.</summary>
    SwitchOff,

    /// <summary>The conversation does not exist: forget it.</summary>
    Delete,

    /// <summary>Store <see cref="ConnectorFault.OtherServiceUrl"/> as the new address, and send again there.</summary>
    SwitchHost,
}

/// <summary>A call that failed, classified. Holds no text of the payload or the answer, so it may be logged.</summary>
/// <remarks>Source: Microsoft's status code tables for bot conversations, and the bodies its services really send.</remarks>
public sealed record ConnectorFault(ConnectorFaultKind Kind)
{
    /// <summary>Where tenants of the government community cloud are served.</summary>
    internal const string GovernmentServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams";

    /// <summary>HTTP status; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The service's code or sub-code, where it is one of letters and digits.</summary>
    public string? Code { get; init; }

    /// <summary>How long the service asked to wait; at most a minute.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether what was asked for may have happened all the same. A message may then be visible already.</summary>
    public bool IsAmbiguous =>
        Kind
            is ConnectorFaultKind.RequestTimeout
                or ConnectorFaultKind.ServiceError
                or ConnectorFaultKind.BadGateway
                or ConnectorFaultKind.Unavailable
                or ConnectorFaultKind.GatewayTimeout
                or ConnectorFaultKind.NoAnswer;

    /// <summary>Whether the same call may work later. The client has already tried what it may try at once.</summary>
    public bool IsTransient =>
        Kind
            is ConnectorFaultKind.Throttled
                or ConnectorFaultKind.Conflict
                or ConnectorFaultKind.RequestTimeout
                or ConnectorFaultKind.BadGateway
                or ConnectorFaultKind.Unavailable
                or ConnectorFaultKind.GatewayTimeout
                or ConnectorFaultKind.NotConnected
                or ConnectorFaultKind.NoAnswer
                or ConnectorFaultKind.NoToken;

    /// <summary>What to do with the reference.</summary>
    public ReferenceAdvice Reference =>
        Kind switch
        {
            ConnectorFaultKind.NotInConversation
            or ConnectorFaultKind.DisabledByAdmin
            or ConnectorFaultKind.BlockedByUser
            or ConnectorFaultKind.WritesBlocked
            or ConnectorFaultKind.NotInstalled => ReferenceAdvice.SwitchOff,
            ConnectorFaultKind.ConversationNotFound => ReferenceAdvice.Delete,
            ConnectorFaultKind.WrongHost => ReferenceAdvice.SwitchHost,
            _ => ReferenceAdvice.Keep,
        };

    /// <summary>The address to use instead; null unless <see cref="Reference"/> says to switch.</summary>
    public string? OtherServiceUrl => Kind == ConnectorFaultKind.WrongHost ? GovernmentServiceUrl : null;
}
