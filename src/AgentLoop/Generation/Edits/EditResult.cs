namespace AgentLoop;

/// <summary>What edits come to.</summary>
public sealed record EditResult
{
    /// <summary>
    /// The change; <see langword="null"/> where there is none to make. Beside a <see cref="Failure"/> it holds the files before the one
    /// that failed, if those are kept.
    /// </summary>
    public ChangeSet? Changes { get; init; }

    /// <summary>What became of each edit, in their order; none where the text could not be read.</summary>
    public IReadOnlyList<EditOutcome> Edits { get; init; } = [];

    /// <summary>The errors of syntax that the edits bring and that were not there before.</summary>
    public IReadOnlyList<SyntaxError> SyntaxErrors { get; init; } = [];

    /// <summary>
    /// What is wrong, for the model: what did not match, the nearest lines, which edits were fine. It quotes files, so it is not to be
    /// trusted. <see langword="null"/> where all edits were applied.
    /// </summary>
    public string? Failure { get; init; }
}
