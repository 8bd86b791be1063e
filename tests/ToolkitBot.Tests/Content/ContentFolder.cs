using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>A copy of the real content that a test may spoil.</summary>
internal sealed class ContentFolder : IDisposable
{
    /// <summary>The real content folder.</summary>
    public static string Real { get; } = Repository.Of("content");

    private static readonly Lazy<ToolkitContent> EnglishContent = new(() =>
        ContentLoader.Load(Real).Library!.For("en")
    );

    public ContentFolder()
    {
        Path = Directory.CreateTempSubdirectory("content-").FullName;
        foreach (var file in Directory.EnumerateFiles(Real, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Real, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static ToolkitContent English => EnglishContent.Value;

    public string Path { get; }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public string this[string file]
    {
        get => File.ReadAllText(PathOf(file));
        set
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
            File.WriteAllText(PathOf(file), value);
        }
    }

    /// <summary>Puts one text in the place of another, which must stand there.</summary>
    public void Change(string file, string from, string to)
    {
        var text = this[file];
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold '{from}'");
        this[file] = string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }

    /// <summary>Copies English as another language, so that only what a test changes differs.</summary>
    public void CopyEnglishTo(string language)
    {
        foreach (var file in Directory.EnumerateFiles(PathOf("en"), "*.yaml", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(PathOf("en"), file);
            this[$"{language}/{name}"] = File.ReadAllText(file);
        }
    }

    public int LineOf(string file, string text) =>
        1 + this[file].Split('\n').ToList().FindIndex(line => line.Contains(text, StringComparison.Ordinal));

    public IReadOnlyList<ContentProblem> Problems() => ContentLoader.Load(Path).Problems;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
