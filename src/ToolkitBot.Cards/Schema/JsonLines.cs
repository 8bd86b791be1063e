using System.Text;
using System.Text.Json;

namespace ToolkitBot.Cards.Schema;

/// <summary>On which line of a JSON text each member and each item stands, by its path (<c>body[0].text</c>).</summary>
internal static class JsonLines
{
    /// <param name="json">A text that can be read.</param>
    public static IReadOnlyDictionary<string, int> Of(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes);
        var (line, counted) = (1, 0);
        reader.Read();
        Walk(ref reader, "");
        return lines;

        void Walk(ref Utf8JsonReader reader, string path)
        {
            lines.TryAdd(path, LineOf(reader.TokenStartIndex));
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString();
                    var member = path.Length == 0 ? name! : $"{path}.{name}";
                    lines.TryAdd(member, LineOf(reader.TokenStartIndex));
                    reader.Read();
                    Walk(ref reader, member);
                }
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    Walk(ref reader, $"{path}[{i}]");
                }
            }
        }

        // Places come in the order of the file.
        int LineOf(long offset)
        {
            for (; counted < offset; counted++)
            {
                line += bytes[counted] == '\n' ? 1 : 0;
            }

            return line;
        }
    }
}
