namespace ToolkitBot.Protocol.Connector;

/// <summary>How often a call may be made without harm.</summary>
internal enum CallKind
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes something, and the second time nothing more: PUT, DELETE, a chat with one person.</summary>
    Idempotent,

    /// <summary>Every success is one more message that somebody sees. The Connector knows no idempotency key.</summary>
    Visible,
}

/// <summary>One call, before it is made.</summary>
internal sealed record ConnectorCall(
    HttpMethod Method,
    string ServiceUrl,
    string Path,
    CallKind Kind,
    RateKey Rate,
    ReadOnlyMemory<byte>? Body = null
);

/// <summary>What came back: a body, or a fault.</summary>
internal sealed record ConnectorAnswer(byte[] Body, ConnectorFault? Fault);

/// <summary>What the attempts of one call have come to so far.</summary>
internal sealed class CallProgress(ConnectorCall call, RateLease? lease)
{
    public ConnectorCall Call { get; } = call;
    public RateLease? Lease { get; } = lease;
    public int Attempts { get; set; }

    /// <summary>The token that the Connector refused, until a newer one is tried.</summary>
    public string? RefusedToken { get; set; }
    public bool IsUnderWay { get; set; }
    public ConnectorFault? Last { get; set; }

    /// <summary>Whether any attempt so far may have had its effect.</summary>
    public bool MayHaveHappened { get; set; }

    private int refusals;
    private int doubtful;

    /// <summary>
    /// Whether to make the call again. Nothing was written after 429 and 412, so they may be repeated freely. After a
    /// gateway's error a message may be visible already: once more and no further, since a doubled message is a smaller
    /// harm than a lost one only while it stays rare. After silence it is not repeated at all.
    /// </summary>
    public bool MayRepeat(ConnectorFault fault) =>
        fault.Kind switch
        {
            ConnectorFaultKind.Throttled
            or ConnectorFaultKind.Conflict
            or ConnectorFaultKind.NotConnected
            or ConnectorFaultKind.NoToken => true,
            ConnectorFaultKind.Unauthorized => refusals++ == 0,
            ConnectorFaultKind.BadGateway or ConnectorFaultKind.Unavailable or ConnectorFaultKind.GatewayTimeout =>
                Call.Kind != CallKind.Visible || doubtful++ == 0,
            ConnectorFaultKind.RequestTimeout or ConnectorFaultKind.NoAnswer => Call.Kind != CallKind.Visible,
            ConnectorFaultKind.ServiceError => Call.Kind == CallKind.Read && doubtful++ == 0,
            _ => false,
        };
}
