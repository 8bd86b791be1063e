namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// The book in use. Changed files are learnt beside it, and the new book takes its place as a whole: no question
/// ever meets new words with an old finder. Safe to use from many threads.
/// </summary>
public sealed class AnswerShelf : IDisposable
{
    private readonly string folder;
    private readonly string shownAs;
    private readonly SemaphoreSlim learning = new(1, 1);
    private volatile AnswerBook current;

    private AnswerShelf(string folder, string shownAs, AnswerBook current)
    {
        this.folder = folder;
        this.shownAs = shownAs;
        this.current = current;
    }

    /// <summary>The book in use.</summary>
    public AnswerBook Current => current;

    /// <summary>Whether the files have changed since the book in use was made.</summary>
    public bool IsBehind => AnswerContent.Fingerprint(folder) != current.Fingerprint;

    /// <summary>
    /// Takes the book that was made when the bot was built. Where there is none it learns at once, which takes
    /// a second or two; where the files have changed since (<see cref="IsBehind"/>), the old one serves until
    /// <see cref="CatchUpAsync"/> is done.
    /// </summary>
    /// <param name="folder">A language's folder, such as <c>content/en</c>.</param>
    /// <param name="shownAs">Its path below the content folder, as problems name it.</param>
    /// <param name="bookFile">The file that the build wrote.</param>
    /// <exception cref="Content.ContentException">There is no book, and something in the folder cannot be used.</exception>
    public static AnswerShelf Open(string folder, string shownAs, string bookFile) =>
        new(folder, shownAs, AnswerBookFile.Read(bookFile) ?? AnswerBook.Learn(folder, shownAs));

    /// <summary>Learns from changed files, away from the caller's thread, and puts the new book in use.</summary>
    /// <returns>Whether there was anything new.</returns>
    /// <exception cref="Content.ContentException">Something in the files cannot be used; the old book stays in use.</exception>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        await learning.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsBehind)
            {
                return false;
            }

            current = await Task.Run(() => AnswerBook.Learn(folder, shownAs), cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            learning.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => learning.Dispose();
}
