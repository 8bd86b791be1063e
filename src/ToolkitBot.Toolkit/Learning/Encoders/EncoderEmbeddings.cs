namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>The vector of each token, with what its position adds.</summary>
/// <param name="Words">A row of bytes for each token.</param>
/// <param name="Steps">For each token, the value of one step.</param>
/// <param name="Positions">A row for each position.</param>
/// <param name="Norm">Brings the sums to one size.</param>
internal sealed record EncoderEmbeddings(
    ReadOnlyMemory<sbyte> Words,
    ReadOnlyMemory<float> Steps,
    ReadOnlyMemory<float> Positions,
    LayerNorm Norm
)
{
    public void Apply(ReadOnlySpan<int> tokens, Span<float> rows)
    {
        const int width = TextEncoder.Width;
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = Words.Span.Slice(tokens[i] * width, width);
            var position = Positions.Span.Slice(i * width, width);
            var step = Steps.Span[tokens[i]];
            for (var k = 0; k < width; k++)
            {
                rows[i * width + k] = word[k] * step + position[k];
            }
        }

        Norm.Apply(rows);
    }
}
