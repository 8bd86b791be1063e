namespace ToolkitBot.Protocol.Connector;

/// <summary>A call to the Connector failed for good; <see cref="Fault"/> says what that means.</summary>
public sealed class ConnectorException : Exception
{
    public ConnectorException(ConnectorFault fault, Exception? inner = null)
        : base(Describe(fault), inner)
    {
        Fault = fault;
        MayHaveHappened = fault.IsAmbiguous;
    }

    /// <summary>What went wrong last, and what to do about it.</summary>
    public ConnectorFault Fault { get; }

    /// <summary>Whether any of the attempts may have had its effect: a message may be visible although this says it failed.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>Whether the same call may work later.</summary>
    public bool IsTransient => Fault.IsTransient;

    /// <summary>
    /// Whether nothing more should be sent to the conversation until somebody speaks there, or ever; the
    /// <see cref="ConnectorFault.Reference"/> of the fault tells which.
    /// </summary>
    public bool ClosesConversation => Fault.Reference is ReferenceAdvice.SwitchOff or ReferenceAdvice.Delete;

    private static string Describe(ConnectorFault fault) =>
        (fault.Status, fault.Code) switch
        {
            (null, _) => $"The Connector call failed: {fault.Kind}.",
            (_, null) => $"The Connector answered {fault.Status}: {fault.Kind}.",
            _ => $"The Connector answered {fault.Status} {fault.Code}: {fault.Kind}.",
        };
}
