using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Words;
using static ToolkitBot.Toolkit.Learning.ModelFile;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Reads and writes a book as a file. The build writes it and the bot reads it at start-up, so that the bot neither
/// trains models nor parses thousands of examples from YAML.
/// </summary>
public static class AnswerBookFile
{
    private const uint Mark = 0x35_42_41_54;

    /// <summary>Writes a book.</summary>
    public static void Write(AnswerBook book, string path) =>
        ModelFile.Create(path, Mark, writer => WriteBook(writer, book));

    /// <summary>
    /// Reads a book. Its content has no examples; <see cref="AnswerBook.Examples"/> unpacks them on request.
    /// </summary>
    /// <returns>The book, or null if the file is missing or is not of this version.</returns>
    public static AnswerBook? Read(string path) => ModelFile.Open(path, Mark, ReadBook);

    /// <summary>
    /// Reads a book without its models: sections, doors and spelling, without their examples. Takes a millisecond; the
    /// whole book takes a hundred.
    /// </summary>
    /// <returns>The content and its fingerprint, or null if the file is missing or is not of this version.</returns>
    public static (string Fingerprint, AnswerContent Content)? ReadContent(string path) =>
        ModelFile.Open<(string, AnswerContent)?>(path, Mark, reader => (reader.ReadString(), ReadAllContent(reader)));

    private static AnswerContent ReadAllContent(BinaryReader reader)
    {
        var spelling = ReadSpelling(reader);
        var sections = ReadAll(reader, ReadSection);
        return new(sections, ReadAll(reader, ReadDoor), spelling);
    }

    private static void WriteBook(BinaryWriter writer, AnswerBook book)
    {
        writer.Write(book.Fingerprint);
        WriteSpelling(writer, book.Content.Spelling);
        WriteAll(writer, book.Content.Sections, WriteSection);
        WriteAll(writer, book.Content.Doors, WriteDoor);
        WriteModel(writer, book.Model);
        writer.Write(book.InNeed is not null);
        if (book.InNeed is not null)
        {
            WriteKinds(writer, book.InNeed.Kinds);
            WriteModel(writer, book.InNeed.Learnt);
        }
    }

    private static AnswerBook ReadBook(BinaryReader reader)
    {
        var fingerprint = reader.ReadString();
        var content = ReadAllContent(reader);
        var model = ReadModel(reader, new QuestionFeatures(content.Spelling));
        var inNeed = reader.ReadBoolean() ? ReadNeed(reader, content.Spelling) : null;
        return new AnswerBook(fingerprint, content, model, inNeed);
    }

    private static void WriteSpelling(BinaryWriter writer, Spelling spelling)
    {
        WriteAll(
            writer,
            [.. spelling.AsMeant],
            (to, entry) =>
            {
                to.Write(entry.Key);
                to.Write(string.Join(' ', entry.Value));
            }
        );
        WriteAll(writer, [.. spelling.Platforms], (to, name) => to.Write(name));
        WriteKinds(writer, spelling.KindOfWords);
    }

    private static void WriteKinds(BinaryWriter writer, IReadOnlyDictionary<string, string> kinds) =>
        WriteAll(
            writer,
            kinds,
            (to, entry) =>
            {
                to.Write(entry.Key);
                to.Write(entry.Value);
            }
        );

    private static NeedModel ReadNeed(BinaryReader reader, Spelling spelling)
    {
        var kinds = ReadAll(reader, r => KeyValuePair.Create(r.ReadString(), r.ReadString())).ToDictionary();
        return new NeedModel(ReadModel(reader, new NeedFeatures(spelling, kinds)), kinds);
    }

    private static Spelling ReadSpelling(BinaryReader reader)
    {
        var asTyped = ReadAll(reader, r => (Key: r.ReadString(), Value: r.ReadString()));
        var platforms = ReadAll(reader, r => r.ReadString());
        var kinds = ReadAll(reader, r => (Word: r.ReadString(), Kind: r.ReadString()));
        return new Spelling(
            asTyped.ToDictionary(entry => entry.Key, entry => entry.Value),
            platforms,
            kinds
                .GroupBy(entry => entry.Kind)
                .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Select(entry => entry.Word)])
        );
    }

    private static void WriteSection(BinaryWriter writer, AnswerSection section)
    {
        writer.Write(section.Id);
        writer.Write(section.Title);
        writer.Write(section.Name);
        writer.Write(section.Text);
        writer.Write(section.Source);
        writer.Write(section.Tip);
        writer.Write(section.Pledge ?? "");
        WriteAll(writer, section.Related, (to, id) => to.Write(id));
    }

    private static AnswerSection ReadSection(BinaryReader reader)
    {
        var (id, title) = (reader.ReadString(), reader.ReadString());
        var (name, text) = (reader.ReadString(), reader.ReadString());
        var (source, tip, pledge) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new AnswerSection(
            id,
            title,
            name,
            text,
            source,
            tip,
            pledge.Length == 0 ? null : pledge,
            ReadAll(reader, r => r.ReadString()),
            []
        );
    }

    private static void WriteDoor(BinaryWriter writer, DeclineDoor door)
    {
        writer.Write(door.Id);
        writer.Write(door.Title);
        writer.Write(door.Text);
        writer.Write(door.Contact);
    }

    private static DeclineDoor ReadDoor(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), []);
}
