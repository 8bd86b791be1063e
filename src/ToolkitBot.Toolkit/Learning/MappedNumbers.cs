using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// Numbers where they stand in a mapped file: only the pages that are looked into take memory, and the system may take
/// them back. The mapping stays until the process ends, so that whoever reads is never left without ground; there is one
/// for each book.
/// </summary>
internal sealed unsafe class MappedNumbers<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly T* first;
    private readonly int length;

    /// <summary>The next numbers of a mapped file, which is left behind the last of them.</summary>
    /// <exception cref="FormatException">The file ends before them.</exception>
    public MappedNumbers(MemoryMappedViewStream from, int length)
    {
        var bytes = (long)length * sizeof(T);
        if (from.Length - from.Position < bytes)
        {
            throw new FormatException("This book ends too early.");
        }

        byte* start = null;
        from.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        first = (T*)(start + from.PointerOffset + from.Position);
        this.length = length;
        from.Position += bytes;
    }

    public override Span<T> GetSpan() => new(first, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(first + elementIndex);

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
