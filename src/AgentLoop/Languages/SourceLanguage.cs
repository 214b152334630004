using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>What the lexer, the structure finders and the operators need to know of a language.</summary>
internal sealed record SourceLanguage
{
    public required string Name { get; init; }

    public required FrozenSet<string> Keywords { get; init; }

    public required IReadOnlyList<TextScanner> Texts { get; init; }

    public IReadOnlyList<string> LineComments { get; init; } = ["//"];

    public bool HasBlockComments { get; init; } = true;

    public bool NestsBlockComments { get; init; }

    /// <summary>Whether a line that begins with <c>#</c> speaks to the compiler and is left alone.</summary>
    public bool HasDirectives { get; init; }

    /// <summary>The characters, beside letters, digits and the underscore, that a name may contain.</summary>
    public string NameCharacters { get; init; } = "";

    /// <summary>Operators that only this language has, such as Go's arrow.</summary>
    public IReadOnlyList<string> ExtraOperators { get; init; } = [];

    public SourceLayout Layout { get; init; }

    public DeclarationStyle Declarations { get; init; }

    /// <summary>Whether the end of a line may end a statement.</summary>
    public bool NewLinesEndStatements { get; init; }

    /// <summary>Whether conditions stand in parentheses.</summary>
    public bool ParenthesizesConditions { get; init; } = true;

    /// <summary>Whether types take arguments in angle brackets.</summary>
    public bool HasTypeArguments { get; init; }

    /// <summary>The keywords that introduce functions.</summary>
    public FrozenSet<string> FunctionKeywords { get; init; } = [];

    /// <summary>Whether there is no function without such a keyword.</summary>
    public bool FunctionsNeedKeyword { get; init; }

    public string And { get; init; } = "&&";

    public string Or { get; init; } = "||";

    public string Not { get; init; } = "!";

    public string Null { get; init; } = "null";

    public string True { get; init; } = "true";

    public string False { get; init; } = "false";

    public bool IsIndented => Layout == SourceLayout.Indentation;
}
