namespace AgentLoop;

/// <summary>What a fork is made of.</summary>
internal sealed record ForkParts
{
    public required Workspace Workspace { get; init; }

    /// <summary>What it is a fork of.</summary>
    public required Workspace Source { get; init; }

    /// <summary>For a copy, what each file was copied of, where that is known.</summary>
    public ForkOrigins? Origins { get; init; }

    /// <summary>For layers, where the changes are; <see langword="null"/> for a copy.</summary>
    public string? Upper { get; init; }

    /// <summary>What is removed with the fork.</summary>
    public required IAsyncDisposable Content { get; init; }

    public IReadOnlyList<string> NotCopied { get; init; } = [];
}
