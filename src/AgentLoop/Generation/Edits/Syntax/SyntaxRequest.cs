namespace AgentLoop;

/// <summary>A text to be checked.</summary>
public sealed record SyntaxRequest
{
    /// <summary>Its path, by which a gate knows the language.</summary>
    public required string Path { get; init; }

    /// <summary>The text, without a byte order mark.</summary>
    public required string Text { get; init; }
}
