using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// Numbers read directly from a memory-mapped file: only pages that are read take memory, and the system can evict
/// them. The mapping, one for each book, lasts until the process ends, so that no reader loses its memory.
/// </summary>
internal sealed unsafe class MappedNumbers<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly T* first;
    private readonly int length;

    /// <summary>Maps the next numbers of a file and moves the stream past them.</summary>
    /// <exception cref="FormatException">The file ends too early.</exception>
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
