namespace ToolkitBot.Settings;

/// <summary>Something keeps the bot from starting; the message is one plain sentence, and all that is printed.</summary>
internal sealed class StartException(string sentence) : Exception(sentence);
