using System.Text;
using System.Text.Json;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Compiles a template's JSON, keeping the line number of everything that can fail.</summary>
internal sealed class TemplateReader
{
    private const int MostLevels = 32;

    private readonly string template;
    private readonly byte[] json;
    private readonly List<int> lineStarts = [0];
    private readonly List<TemplateException> faults = [];

    private TemplateReader(string template, string text)
    {
        this.template = template;
        json = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <exception cref="TemplateException">The text is not JSON, or an expression in it is wrong.</exception>
    public static TemplateNode Read(string template, string text) => new TemplateReader(template, text).ReadDocument();

    private TemplateNode ReadDocument()
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = MostLevels });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, "", isData: false, isRoot: true);
            reader.Read();
            if (faults.Count == 0)
            {
                return Sealed(root);
            }
        }
        catch (JsonException e)
        {
            faults.Add(At("", (int)(e.LineNumber ?? 0) + 1).Problem(Reason(e)));
        }
        catch (InvalidOperationException)
        {
            // Thrown by the reader for half a surrogate pair, which JSON allows and no text can hold.
            faults.Add(
                At("", LineOf(reader.TokenStartIndex))
                    .Problem("this text holds half a character (a lone \\uD800 to \\uDFFF).")
            );
        }

        faults[0].All = faults;
        throw faults[0];
    }

    private TemplateNode ReadValue(ref Utf8JsonReader reader, string path, bool isData, bool isRoot = false)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, path, isData, isRoot);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, path, isData);
            case JsonTokenType.String:
                var place = At(path, LineOf(start));
                return Text(reader.GetString()!, place, isData) ?? Constant(ref reader, start, 1);
            default:
                return Constant(ref reader, start, 1);
        }
    }

    private TemplateNode ReadObject(ref Utf8JsonReader reader, string path, bool isData, bool isRoot)
    {
        var start = (int)reader.TokenStartIndex;
        var members = new List<KeyValuePair<string, TemplateNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        TemplateNode? data = null;
        Condition? when = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var place = At(path.Length == 0 ? name : $"{path}.{name}", LineOf(reader.TokenStartIndex));
            if (!names.Add(name))
            {
                faults.Add(place.Problem($"'{name}' stands twice in the same object; keep one of them."));
            }

            reader.Read();
            switch (name)
            {
                case "$data":
                    data = Sealed(ReadValue(ref reader, place.Path, isData: true));
                    break;
                case "$when" when isRoot:
                    faults.Add(place.Problem("$when cannot stand at the root of a card."));
                    reader.Skip();
                    break;
                case "$when":
                    when = ReadCondition(ref reader, place);
                    break;
                default:
                    var value = ReadValue(ref reader, place.Path, isData || name == "data");
                    members.Add(new(name, value));
                    break;
            }
        }

        var isPlain = data is null && when is null;
        if (isPlain && members.TrueForAll(m => m.Value is ConstantNode))
        {
            return Constant(ref reader, start, 1 + members.Sum(m => ((ConstantNode)m.Value).Nodes));
        }

        var body = new ObjectNode(Sealed(members), members.Sum(m => m.Key.Length));
        return isPlain ? body : new ScopedNode(body, data, when);
    }

    private TemplateNode ReadArray(ref Utf8JsonReader reader, string path, bool isData)
    {
        var start = (int)reader.TokenStartIndex;
        var items = new List<TemplateNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, $"{path}[{items.Count}]", isData));
        }

        return items.TrueForAll(item => item is ConstantNode)
            ? Constant(ref reader, start, 1 + items.Sum(item => ((ConstantNode)item).Nodes))
            : new ArrayNode([.. items.Select(Sealed)]);
    }

    private TemplateNode? Text(string text, Place place, bool keepsNull)
    {
        try
        {
            return TemplateText.Compile(text, place, keepsNull);
        }
        catch (TemplateException e)
        {
            faults.Add(e);
            return null;
        }
    }

    private Condition? ReadCondition(ref Utf8JsonReader reader, Place place)
    {
        var before = faults.Count;
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return new(true, null);
            case JsonTokenType.False:
                return new(false, null);
            case JsonTokenType.String when reader.GetString() is "true" or "false":
                return new(reader.GetString() == "true", null);
            case JsonTokenType.String when Text(reader.GetString()!, place, keepsNull: false) is ExpressionNode one:
                return new(false, one.Expression);
            default:
                if (faults.Count == before)
                {
                    faults.Add(
                        place.Problem(
                            "$when takes true, false or exactly one expression, such as \"${count(items) > 0}\"."
                        )
                    );
                }

                reader.Skip();
                return null;
        }
    }

    private static ConstantNode Constant(ref Utf8JsonReader reader, int start, int nodes) =>
        new(start, (int)reader.BytesConsumed - start, nodes);

    private TemplateNode Sealed(TemplateNode node) => node is ConstantNode constant ? constant.Seal(json) : node;

    private ObjectMember[] Sealed(List<KeyValuePair<string, TemplateNode>> members)
    {
        var written = new List<ObjectMember>();
        foreach (var (name, value) in members)
        {
            var member = new ObjectMember(JsonEncodedText.Encode(name, CardWriter.Encoder), Sealed(value));
            if (value is ConstantNode next && written is [.., { Value: ConstantNode last }])
            {
                last.Append(member.Name, next);
            }
            else
            {
                written.Add(member);
            }
        }

        return [.. written];
    }

    private Place At(string path, int line) => new(template, path, line);

    private int LineOf(long offset)
    {
        var found = lineStarts.BinarySearch((int)offset);
        return found >= 0 ? found + 1 : ~found;
    }

    // The reader's messages are for programmers ("change the reader options"); these are for authors of cards.
    private static string Reason(JsonException e)
    {
        bool Says(string words) => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

        var reason =
            Says("any JSON tokens") ? "the file is empty; write the card into it"
            : Says("trailing comma") ? "a comma stands after the last entry; take it away"
            : Says("maximum configured depth") ? $"it is nested more than {MostLevels} levels deep; make it flatter"
            : Says("depth to be zero") || Says("end of data")
                ? "something is opened and never closed; look for a missing bracket or quotation mark"
            : Says("within a JSON string") && !Says("escapable")
                ? "a text runs over the end of its line; close its quotation mark, and write \\n for a new line"
            : Says("escapable character") || Says("hex digit")
                ? "a backslash stands before a sign that needs none; write \\\\ for a backslash"
            : Says("JSON literal") ? "a word stands without quotation marks"
            : "look for a missing or extra comma, bracket, colon or quotation mark here or just above";
        return $"this cannot be read as JSON: {reason}.";
    }
}
