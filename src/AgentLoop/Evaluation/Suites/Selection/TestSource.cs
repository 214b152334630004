namespace AgentLoop;

/// <summary>A source file that may hold tests, as its words.</summary>
internal sealed record TestSource
{
    public required string Path { get; init; }

    /// <summary>As <see cref="SourceWords.Mentioned"/>.</summary>
    public required HashSet<string> Words { get; init; }

    /// <summary>As <see cref="SourceStem.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether a test stands here: by its file where its report names one, else by its class and method, which are words of the file.</summary>
    public bool Holds(TestPlace test) => test.File is { } file
        ? string.Equals(Path, file, StringComparison.Ordinal)
        : test.Parts.Count > 0 && test.Parts.All(Words.Contains);
}
