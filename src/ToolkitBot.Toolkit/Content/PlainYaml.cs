using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Allows only the YAML that content uses (names, lists and texts). The rest is rejected during parsing, before
/// anything is built from it: aliases can be recursive or expand without limit, and deep nesting overflows the stack.
/// </summary>
internal sealed class PlainYaml(IParser inner, string yaml, string file) : IParser
{
    /// <summary>The largest file has half a million characters today.</summary>
    public const int MostCharacters = 4_000_000;

    private const int MostNodes = 200_000;
    private const int MostDepth = 24;

    private readonly List<ContentProblem> cuts = [];
    private int depth;
    private int nodes;

    public ParsingEvent? Current => inner.Current;

    /// <summary>Texts that a comment cuts short.</summary>
    public IReadOnlyList<ContentProblem> Cuts => cuts;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        if (Current is not null)
        {
            Check(Current);
        }

        return true;
    }

    private void Check(ParsingEvent read)
    {
        if (read is AnchorAlias)
        {
            throw Refused(read, "an alias ('*name') cannot be used here; write the text out, in quotation marks.");
        }

        depth += read.NestingIncrease;
        if (read is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            throw Refused(read, "an anchor ('&name') cannot be used here; put the text in quotation marks.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw Refused(read, "a tag ('!name') cannot be used here; put the text in quotation marks.");
        }

        if (depth > MostDepth)
        {
            throw Refused(read, $"entries stand more than {MostDepth} deep in one another here; take brackets away.");
        }

        if (++nodes > MostNodes)
        {
            throw Refused(read, $"this file has more than {MostNodes} entries; divide it.");
        }

        if (node is Scalar { Style: ScalarStyle.Plain, IsKey: false, Value.Length: > 0 } text && IsCut(text.End))
        {
            cuts.Add(
                Refused(
                    read,
                    "a comment begins at ' #' and cuts this text short; put the text in quotation marks, or the comment on a line of its own."
                ).Problem
            );
        }
    }

    /// <summary>Returns whether the rest of the line is a comment.</summary>
    private bool IsCut(Mark end)
    {
        var rest = yaml.AsSpan((int)Math.Min(end.Index, yaml.Length)).TrimStart(" \t");
        return rest is ['#', ..];
    }

    private ContentException Refused(ParsingEvent at, string sentence) =>
        new(new(file, (int)Math.Max(1, at.Start.Line), sentence));
}
