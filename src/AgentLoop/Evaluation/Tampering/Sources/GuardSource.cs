namespace AgentLoop;

/// <summary>A source text as the guards read it: what runs apart from what is said about it.</summary>
internal sealed record GuardSource
{
    public required string Path { get; init; }

    public required SourceLanguage Language { get; init; }

    public required string Text { get; init; }

    public required GuardTokens Code { get; init; }

    /// <summary>Comments, and the lines that speak to a compiler.</summary>
    public required IReadOnlyList<CodeToken> Comments { get; init; }

    public bool IsTest => TestFiles.KindOf(Path) is TestFileKind.Test or TestFileKind.Configuration;

    public bool IsPython => Language.Layout == SourceLayout.Indentation;

    public bool IsRuby => ReferenceEquals(Language, ScriptLanguages.Ruby);

    public bool IsScript => Language.Name is "JavaScript" or "TypeScript";
}
