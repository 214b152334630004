namespace AgentLoop;

/// <summary>A source file that may hold tests, as its words.</summary>
internal sealed record TestSource
{
    public required string Path { get; init; }

    /// <summary>As <see cref="SourceWords.Mentioned"/>.</summary>
    public required HashSet<string> Words { get; init; }

    /// <summary>As <see cref="SourceStem.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether a test may stand here, by its class and method, which are words of the file then.</summary>
    public bool Holds(IReadOnlyList<string> parts) => parts.Count > 0 && parts.All(Words.Contains);
}
