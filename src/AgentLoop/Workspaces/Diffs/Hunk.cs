namespace AgentLoop;

/// <summary>One place where a patch changes a text.</summary>
internal sealed record Hunk
{
    /// <summary>The index of its first line in the old text; of the line it is put before, if it has no old lines.</summary>
    public required int Start { get; init; }

    public required IReadOnlyList<HunkLine> Lines { get; init; }
}
