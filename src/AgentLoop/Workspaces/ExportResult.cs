namespace AgentLoop;

/// <summary>What was changed in a private fork, checked before it is handed on.</summary>
/// <remarks>
/// What untrusted programs leave behind may be made to harm whoever takes it over. What is refused is not part of
/// <see cref="Changes"/>: its path stays as it is in the workspace. A file whose new name is refused is only gone.
/// </remarks>
public sealed record ExportResult
{
    /// <summary>The change without what was refused; empty where there was too much to look at.</summary>
    public required ChangeSet Changes { get; init; }

    /// <summary>What was refused, and what is part of the change and worth a look.</summary>
    public IReadOnlyList<ExportFinding> Findings { get; init; } = [];

    /// <summary>Whether nothing was refused.</summary>
    public bool IsWhole => !Findings.Any(finding => finding.IsRefused);
}
