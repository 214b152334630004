using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A piece of a source text. The tokens of a text follow one another without a gap.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceToken(SourceTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    public bool IsCode => Kind > SourceTokenKind.Comment;
}
