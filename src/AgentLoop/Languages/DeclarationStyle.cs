namespace AgentLoop;

/// <summary>How a language introduces its variables.</summary>
internal enum DeclarationStyle
{
    /// <summary>The type stands before the name: <c>int x</c>.</summary>
    TypeFirst,

    /// <summary>A keyword stands before the name: <c>let x</c>.</summary>
    Keyword,

    /// <summary>The first assignment introduces it.</summary>
    Assignment,
}
