namespace AgentLoop.Roslyn;

/// <summary>A project with the files that its compiler reads.</summary>
internal sealed record LoadedProject
{
    public required CollectedProject Collected { get; init; }

    public required CompilerCall Call { get; init; }

    /// <summary>The files besides references, by their whole paths.</summary>
    public required IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    /// <summary>Why it cannot be compiled, to stand after "because"; <see langword="null"/> where it can.</summary>
    public string? Problem { get; init; }
}
