namespace AgentLoop;

/// <summary>An error of syntax.</summary>
public sealed record SyntaxError
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is wrong. It must not tell the place, since errors of the same words are taken for the same error.</summary>
    public required string Message { get; init; }
}
