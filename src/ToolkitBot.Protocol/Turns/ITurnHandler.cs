using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// The bot behind the protocol. May be called more than once for one activity (after a conflict), so it
/// changes nothing itself: all it wants to happen stands in its result.
/// </summary>
/// <typeparam name="TOpening">What the store knows when a turn begins.</typeparam>
public interface ITurnHandler<in TOpening>
    where TOpening : TurnOpening
{
    /// <summary>Under which key the state for this activity is kept.</summary>
    StateKey KeyOf(Activity activity);

    Task<TurnResult> HandleAsync(Activity activity, TOpening opening, CancellationToken cancellationToken);

    /// <summary>What to answer when <see cref="HandleAsync"/> failed unexpectedly: a plain sentence for the person.</summary>
    TurnResult Apologise(Activity activity, TOpening opening);

    /// <summary>What to answer an invoke that has no result: it takes too long, or nothing could be committed.</summary>
    InvokeAnswer Excuse(Activity activity, bool stillAtWork);
}
