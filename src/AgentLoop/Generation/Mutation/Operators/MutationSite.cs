using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A token of a file, as the operators look at it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MutationSite(SourceFile File, int Index)
{
    public CodeToken Token => File.Code[Index];

    public CodeToken Previous => File.At(Index - 1);

    public CodeToken Next => File.At(Index + 1);

    public SourceLanguage Language => File.Language;

    public SourceFunction? Function => File.Functions.At(Index);

    /// <summary>Whether the token is an operator between two values.</summary>
    public bool IsBinaryOperator => Token.Kind is SourceTokenKind.Operator or SourceTokenKind.Keyword && Operands.IsBinary(File, Index);

    /// <summary>Whether the token opens the arguments of a call.</summary>
    public bool OpensCall => Token.Is("(") && (Previous.IsIdentifier || Previous.Is(">") && File.IsTypeBracket(Index - 1))
        && File.Match[Index] > 0 && !File.Functions.IsParameterList(Index);

    public Mutation Replace(MutationKind kind, string replacement, double likelihood) =>
        new(kind, Token.Start, Token.End, replacement, likelihood);

    public Mutation Replace(MutationKind kind, CodeRange range, string replacement, double likelihood) =>
        new(kind, File.Code[range.First].Start, File.Code[range.Last].End, replacement, likelihood);

    /// <summary>Inserts text behind a token.</summary>
    public Mutation Append(MutationKind kind, int token, string text, double likelihood) =>
        new(kind, File.Code[token].End, File.Code[token].End, text, likelihood);

    /// <summary>Inserts text before a token.</summary>
    public Mutation Prepend(MutationKind kind, int token, string text, double likelihood) =>
        new(kind, File.Code[token].Start, File.Code[token].Start, text, likelihood);

    public string TextOf(CodeRange range) => File.TextOf(range);
}
