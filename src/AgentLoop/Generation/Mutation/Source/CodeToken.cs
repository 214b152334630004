using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A token that carries meaning, with its text and place.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeToken(SourceTokenKind Kind, string Text, int Start, int Line, int Column, bool StartsLine)
{
    /// <summary>What stands before the first token and behind the last.</summary>
    public static CodeToken None { get; } = new(SourceTokenKind.Whitespace, "", 0, 0, 0, false);

    public int End => Start + Text.Length;

    public bool IsIdentifier => Kind == SourceTokenKind.Identifier;

    /// <summary>Whether a value may end with this token.</summary>
    public bool EndsOperand =>
        Kind is SourceTokenKind.Identifier or SourceTokenKind.Number or SourceTokenKind.Text or SourceTokenKind.Close || IsValueWord;

    /// <summary>Whether it is a keyword that is a value.</summary>
    public bool IsValueWord => Kind == SourceTokenKind.Keyword
        && Text is "this" or "self" or "super" or "base" or "true" or "false" or "null" or "nil" or "undefined" or "nullptr" or "True"
        or "False" or "None";

    public bool Is(string text) => string.Equals(Text, text, StringComparison.Ordinal);
}
