namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>A text that was encoded to learn from, and can be gone on with.</summary>
/// <param name="encoder">The encoder.</param>
/// <param name="rows">The rows of its tokens so far.</param>
/// <param name="vector">Its vector, see <see cref="TextEncoder.Encode"/>.</param>
internal sealed class EncodedText(TextEncoder encoder, float[] rows, sbyte[] vector)
{
    /// <summary>See <see cref="TextEncoder.Encode"/>.</summary>
    public sbyte[] Vector => vector;

    /// <summary>See <see cref="TextEncoder.EncodeToCompare"/>; this is where the rest of the work is done.</summary>
    public sbyte[] ToCompare() => encoder.Finish(rows);
}
