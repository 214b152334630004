namespace AgentLoop;

/// <summary>A local variable, a parameter or a field.</summary>
internal sealed record SourceVariable
{
    public required string Name { get; init; }

    /// <summary>What is known of its type, numbers all alike; <see langword="null"/> for nothing.</summary>
    public required string? Type { get; init; }

    /// <summary>The token that introduces it.</summary>
    public required int DeclaredAt { get; init; }

    /// <summary>Where it can be used.</summary>
    public required CodeRange Scope { get; init; }

    public bool IsParameter { get; init; }

    /// <summary>Whether it belongs to no function, so that it can be used before it is declared.</summary>
    public bool IsField { get; init; }
}
