namespace ToolkitBot.Cards.Schema;

/// <summary>Something in a card's file that Teams or the bot cannot use.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="Problem">Where it is, what is wrong and what to do, in one sentence.</param>
public sealed record CardFault(int Line, string Problem);
