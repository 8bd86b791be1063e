using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>An answer of an organisation's own, as it is looked for.</summary>
/// <param name="Id">The answer's id.</param>
/// <param name="Wordings">The ways to ask for it.</param>
/// <param name="Vectors">
/// The vectors of the wordings and then of the answer, one after the other, see <see cref="VectorsOf"/>; empty without an
/// encoder.
/// </param>
public sealed record OwnWordings(string Id, IReadOnlyList<string> Wordings, ReadOnlyMemory<sbyte> Vectors)
{
    /// <summary>Whether there are vectors, and as many as there are texts.</summary>
    internal bool HasVectors => Vectors.Length == (Wordings.Count + 1) * TextEncoder.Width;

    /// <summary>The vectors of wordings and of their answer; empty without an encoder.</summary>
    public static sbyte[] VectorsOf(IReadOnlyList<string> wordings, string answer) =>
        TextEncoder.OfBuild is { } encoder ? [.. wordings.Append(answer).SelectMany(encoder.EncodeToCompare)] : [];
}
