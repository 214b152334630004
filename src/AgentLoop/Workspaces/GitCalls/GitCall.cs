namespace AgentLoop;

/// <summary>A call of git.</summary>
internal sealed record GitCall
{
    public required string Folder { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Variables for git, beside those every call gets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The filters that must not run; looked up for a call that could run them where they are not given.</summary>
    public GitFilters? Filters { get; init; }
}
