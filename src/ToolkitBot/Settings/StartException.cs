namespace ToolkitBot.Settings;

/// <summary>Keeps the bot from starting. The message is one plain sentence, and all that is printed.</summary>
internal sealed class StartException(string sentence) : Exception(sentence);
