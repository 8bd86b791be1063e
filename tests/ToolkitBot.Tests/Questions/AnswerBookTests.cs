using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.Questions;

public sealed class AnswerBookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answers").FullName;

    private static VectorSource Vectors => new(TextEncoder.OfBuild!);

    private string BookFile => Path.Combine(folder, "en.book");

    private string Content => Path.Combine(folder, "en");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_book_read_back_answers_as_before()
    {
        AnswerBookFile.Write(QuestionFiles.Book, BookFile);

        var read = AnswerBookFile.Read(BookFile, TextEncoder.OfBuild);

        Assert.NotNull(read);
        Assert.Equal(QuestionFiles.Book.Fingerprint, read.Fingerprint);
        Assert.Equal(QuestionFiles.Book.Examples, read.Examples);
        Assert.Equal(
            QuestionFiles.Book.Content.Sections.Select(section => section.Text),
            read.Content.Sections.Select(section => section.Text)
        );
        foreach (var row in ExpectedAnswer.ReadFile(QuestionFiles.Beside("own-questions.tsv")))
        {
            var (before, after) = (QuestionFiles.Book.Finder.Find(row.Text), read.Finder.Find(row.Text));
            Assert.Equal(before.Ranked, after.Ranked);
            Assert.Equal(before.Why, after.Why);
        }
    }

    [Fact]
    public void A_book_that_is_written_anew_while_it_is_used_goes_on_answering_as_before()
    {
        AnswerBookFile.Write(QuestionFiles.Book, BookFile);
        var used = AnswerBookFile.Read(BookFile, TextEncoder.OfBuild)!;
        const string question = "how often should we post?";

        AnswerBookFile.Write(QuestionFiles.Book, BookFile);
        File.Delete(BookFile);

        Assert.Equal(QuestionFiles.Book.Finder.Find(question).Ranked, used.Finder.Find(question).Ranked);
    }

    [Fact]
    public void The_build_made_a_book_of_the_present_content()
    {
        var built = AnswerBookFile.Read(
            Path.Combine(AppContext.BaseDirectory, "answers", "en.book"),
            TextEncoder.OfBuild
        );

        Assert.NotNull(built);
        Assert.Equal(AnswerBook.FingerprintOf(ContentFiles.Read(QuestionFiles.Content)), built.Fingerprint);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500)]
    [InlineData(100_000)]
    public void A_book_cut_short_is_not_used(int length)
    {
        AnswerBookFile.Write(QuestionFiles.Book, BookFile);
        using (var file = File.OpenWrite(BookFile))
        {
            file.SetLength(length);
        }

        Assert.Null(AnswerBookFile.Read(BookFile, TextEncoder.OfBuild));
    }

    [Fact]
    public void A_book_is_learnt_from_the_files_as_they_were_read()
    {
        WriteContent("who feeds the ward goldfish");
        var before = ContentFiles.Read(Content, "en");
        WriteContent("when is the zeppelin leaving");
        var after = ContentFiles.Read(Content, "en");

        Assert.NotEqual(AnswerBook.FingerprintOf(before), AnswerBook.FingerprintOf(after));
        Assert.Equal("fish", AnswerBook.Learn(before, Vectors).Finder.Find("who feeds the goldfish").Ranked[0].Id);
        Assert.Equal("fish", AnswerBook.Learn(after, Vectors).Finder.Find("zeppelin leaving when").Ranked[0].Id);
        Assert.Equal(AnswerBook.FingerprintOf(after), AnswerBook.Learn(after, Vectors).Fingerprint);
    }

    [Fact]
    public void Vectors_are_the_same_from_the_book_and_from_the_encoder()
    {
        string[] texts =
        [
            QuestionFiles.Book.Examples[5].Text,
            "a text that no book has",
            QuestionFiles.Book.Examples[^1].Text,
        ];

        Assert.Equal(Vectors.Of(texts), QuestionFiles.Vectors().Of(texts));
    }

    [Fact]
    public void What_the_same_examples_would_give_again_is_not_learnt_again()
    {
        WriteContent("who feeds the ward goldfish");
        var before = AnswerBook.Learn(ContentFiles.Read(Content, "en"), Vectors);
        var same = AnswerBook.Learn(ContentFiles.Read(Content, "en"), new VectorSource(TextEncoder.OfBuild!, before));
        WriteContent("when is the zeppelin leaving");
        var other = AnswerBook.Learn(ContentFiles.Read(Content, "en"), new VectorSource(TextEncoder.OfBuild!, before));

        Assert.Same(before.Meaning, same.Meaning);
        Assert.NotSame(before.Meaning, other.Meaning);
        Assert.Equal("fish", other.Finder.Find("zeppelin leaving when").Ranked[0].Id);
    }

    [Fact]
    public void What_cannot_be_learnt_names_file_and_line()
    {
        WriteContent("who feeds the ward goldfish");
        File.WriteAllText(Path.Combine(Content, "answers", "fish.yaml"), "id: fish\ntitle: Fish\nwhat: x\n");

        var thrown = Assert.Throws<ContentException>(() => AnswerBook.Learn(ContentFiles.Read(Content, "en"), Vectors));

        Assert.Equal("en/answers/fish.yaml", thrown.Problem.File);
        Assert.Equal(3, thrown.Problem.Line);
    }

    private void WriteContent(string example)
    {
        var answers = Directory.CreateDirectory(Path.Combine(Content, "answers")).FullName;
        File.WriteAllText(Path.Combine(Content, "spelling.yaml"), "as-typed:\n  u: you\nplatforms: [facebook]\n");
        File.WriteAllText(Path.Combine(answers, "fish.yaml"), Section("fish", example));
        File.WriteAllText(Path.Combine(answers, "tea.yaml"), Section("tea", "how strong should tea be"));
        File.WriteAllText(
            Path.Combine(answers, "none.yaml"),
            "id: none\ndoors:\n  - id: other\n    title: Other\n    text: Not here.\n    contact: it\n    examples:\n      staff: [is it raining]\n"
        );
    }

    private static string Section(string id, string example) =>
        $"id: {id}\ntitle: T\nname: N\ntext: X\nsource: S\ntip: P\nexamples:\n  staff:\n    - {example}\n";
}
