using System.Text;
using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

public sealed class ContentFilesTests : IDisposable
{
    private readonly ContentFolder folder = new();

    private readonly List<string> closed = [];

    public void Dispose()
    {
        closed.ForEach(inner => Directory.Move(inner, folder.PathOf("open")));
        folder.Dispose();
    }

    [Fact]
    public void The_fingerprint_changes_with_a_letter_and_with_nothing_else()
    {
        var before = ContentFiles.Read(folder.Path).Fingerprint("1");
        using var twin = new ContentFolder();

        Assert.Equal(before, ContentFiles.Read(twin.Path).Fingerprint("1"));
        Assert.NotEqual(before, ContentFiles.Read(twin.Path).Fingerprint("2"));
        folder.Change("en/tips.yaml", "First ask", "First, ask");
        Assert.NotEqual(before, ContentFiles.Read(folder.Path).Fingerprint("1"));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_a_problem_with_its_name()
    {
        Close(folder.PathOf("en"));
        var closed = Assert.Single(ContentFiles.Read(folder.Path).Problems);
        Assert.StartsWith("en/closed/", closed.File, StringComparison.Ordinal);
        Assert.Contains("cannot be read", closed.Message, StringComparison.Ordinal);
        Assert.Equal([closed], ContentLoader.Load(folder.Path).Problems);
    }

    [Fact]
    public void A_content_folder_or_a_cards_folder_that_cannot_be_read_is_a_problem_of_the_whole()
    {
        var reader = new LanguageReader(Repository.Of("content"), folder.PathOf("no-language"), CardJson.Default);
        var stamp = reader.Stamp();
        Close(folder.PathOf("no-language"));
        var closed = Assert.Single(reader.Read().Problems);
        Assert.Contains("cannot be read", closed.Message, StringComparison.Ordinal);
        Assert.NotEqual(stamp, reader.Stamp());
        Assert.Contains(
            closed.ToString(),
            Assert.Throws<StartException>(reader.Start).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_that_is_gone_has_no_files_and_a_stamp()
    {
        var reader = new LanguageReader(folder.Path, folder.Path, CardJson.Default);
        Directory.Delete(folder.Path, recursive: true);
        reader.Stamp();
        Assert.NotEmpty(reader.Read().Problems);
        Directory.CreateDirectory(folder.Path);
    }

    [Fact]
    public void What_was_read_stays_as_it_was_when_the_file_changes()
    {
        var files = ContentFiles.Read(folder.Path);
        var (text, name) = (files.Text("en/tips.yaml"), files.Fingerprint(""));
        folder["en/tips.yaml"] = "tips: []";

        Assert.Equal(text, files.Text("en/tips.yaml"));
        Assert.Equal(name, files.Fingerprint(""));
    }

    [Fact]
    public void A_file_of_a_folder_inside_is_told_by_its_whole_path()
    {
        folder["en/tips.yaml"] = "tips: [";

        var thrown = Assert.Throws<ContentException>(() => ContentFiles.Read(folder.Path).In("en").Node("tips.yaml"));
        Assert.Equal("en/tips.yaml", thrown.Problem.File);
    }

    [Fact]
    public void Letters_of_another_encoding_are_told_with_their_line()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "en", "tips.yaml"), Encoding.Latin1.GetBytes("tips:\n- café\n"));

        var thrown = Assert.Throws<ContentException>(() => ContentFiles.Read(folder.Path).Node("en/tips.yaml"));
        Assert.Equal(("en/tips.yaml", 2), (thrown.Problem.File, thrown.Problem.Line));
        Assert.Contains("UTF-8", thrown.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_UTF_8_and_of_UTF_16_are_read()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            File.WriteAllText(Path.Combine(folder.Path, "en", "tips.yaml"), "café", encoding);
            Assert.Equal("café", ContentFiles.Read(folder.Path).Text("en/tips.yaml"));
        }
    }

    /// <summary>Adds a folder that nobody can list, not even root: its path is longer than the system takes.</summary>
    private void Close(string parent)
    {
        var long200 = "/" + new string('x', 200);
        var outer = Directory.CreateDirectory(parent + "/closed" + string.Concat(Enumerable.Repeat(long200, 15)));
        var inner = Directory.CreateDirectory(folder.PathOf("inner"));
        Directory.CreateDirectory(inner.FullName + string.Concat(Enumerable.Repeat(long200, 6)));
        closed.Add(Path.Combine(outer.FullName, "inner"));
        Directory.Move(inner.FullName, closed[^1]);
    }
}
