namespace AgentLoop.Roslyn;

/// <summary>All from which the untouched repository can be compiled in memory.</summary>
internal sealed record BaseSource
{
    /// <summary>What its build told.</summary>
    public required CollectedBuild Build { get; init; }

    /// <summary>The files that its compilers read.</summary>
    public required BaseFiles Files { get; init; }

    /// <summary>What stands in the output folders, packed; <see langword="null"/> where it stood there before, or is too much.</summary>
    public ReadOnlyMemory<byte>? Outputs { get; init; }

    /// <summary>Why nothing can be compiled; <see langword="null"/> where something can.</summary>
    public string? Problem { get; init; }
}
