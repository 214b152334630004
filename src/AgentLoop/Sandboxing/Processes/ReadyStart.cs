namespace AgentLoop;

/// <summary>A start with all that has been found out for it.</summary>
internal sealed record ReadyStart
{
    public required ChildStart Start { get; init; }

    /// <summary>The program's absolute path.</summary>
    public required string Program { get; init; }

    /// <summary>The absolute path of the folder it starts in.</summary>
    public required string Folder { get; init; }

    /// <summary>All its variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What it is bound by; <see langword="null"/> for a process that may take what it likes.</summary>
    public CommandLimits? Limits { get; init; }
}
