using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Words;
using static ToolkitBot.Toolkit.Learning.ModelFile;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Reads and writes a book as a file. The build writes it and the bot reads it at start-up, so that the bot neither
/// trains models nor parses thousands of examples from YAML.
/// </summary>
public static class AnswerBookFile
{
    private const uint Mark = 0x39_42_41_54;

    /// <summary>Writes a book.</summary>
    public static void Write(AnswerBook book, string path) =>
        ModelFile.Create(path, Mark, writer => WriteBook(writer, book));

    /// <summary>
    /// Reads a book. Its content has no examples; <see cref="AnswerBook.Examples"/> unpacks them on request.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="encoder">The encoder beside it, or null if there is none.</param>
    /// <returns>The book, or null if the file is missing, is not of this version or was learnt with another encoder.</returns>
    public static AnswerBook? Read(string path, TextEncoder? encoder) =>
        ModelFile.Open(path, Mark, reader => ReadBook(reader, encoder));

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
        writer.Write(book.Meaning is not null);
        if (book.Meaning is not null)
        {
            MeaningModel.Write(writer, book.Meaning);
        }

        writer.Write(book.Wishes is not null);
        if (book.Wishes is not null)
        {
            MeaningModel.Write(writer, book.Wishes);
        }

        writer.Write(book.InNeed is not null);
        if (book.InNeed is not null)
        {
            WriteKinds(writer, book.InNeed.Kinds);
            WriteModel(writer, book.InNeed.Learnt);
            if (book.InNeed.Meaning is not null)
            {
                MeaningModel.Write(writer, book.InNeed.Meaning);
            }
        }
    }

    private static AnswerBook ReadBook(BinaryReader reader, TextEncoder? encoder)
    {
        var fingerprint = reader.ReadString();
        var content = ReadAllContent(reader);
        var model = ReadModel(reader, new QuestionFeatures(content.Spelling));
        if (reader.ReadBoolean() != encoder is not null)
        {
            throw new FormatException("This book was learnt with another encoder.");
        }

        var meaning = encoder is null ? null : MeaningModel.Read(reader, encoder, model.Labels.Length);
        if (meaning is not null && meaning.Vectors.Count != model.Examples.Count)
        {
            throw new FormatException("The vectors of this book do not fit its examples.");
        }

        var wishes = reader.ReadBoolean() ? MeaningModel.Read(reader, encoder!, labels: null) : null;
        var inNeed = reader.ReadBoolean() ? ReadNeed(reader, content.Spelling, encoder) : null;
        return new AnswerBook(fingerprint, content, model, meaning, wishes, inNeed);
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

    private static NeedModel ReadNeed(BinaryReader reader, Spelling spelling, TextEncoder? encoder)
    {
        var kinds = ReadAll(reader, r => KeyValuePair.Create(r.ReadString(), r.ReadString())).ToDictionary();
        var words = ReadModel(reader, new NeedFeatures(spelling, kinds));
        return new NeedModel(
            words,
            kinds,
            encoder is null ? null : MeaningModel.Read(reader, encoder, words.Labels.Length)
        );
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

    private static void WriteDoor(BinaryWriter writer, DeclinedTopic door)
    {
        writer.Write(door.Id);
        writer.Write(door.Title);
        writer.Write(door.Text);
        writer.Write(door.Contact);
        writer.Write(door.Source ?? "");
        writer.Write(door.Tip ?? "");
    }

    private static DeclinedTopic ReadDoor(BinaryReader reader)
    {
        var (id, title, text) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (contact, source, tip) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new(id, title, text, contact, [])
        {
            Source = source.Length == 0 ? null : source,
            Tip = tip.Length == 0 ? null : tip,
        };
    }
}
