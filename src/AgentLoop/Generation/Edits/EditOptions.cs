namespace AgentLoop;

/// <summary>How edits are applied.</summary>
public sealed record EditOptions
{
    /// <summary>
    /// Whether the files before the first that fails keep their edits, as the original <c>apply_patch</c> of Codex leaves them.
    /// </summary>
    /// <value><see langword="false"/> unless said: all edits are applied, or none.</value>
    public bool KeepsEarlierFiles { get; init; }

    /// <summary>What looks for errors of syntax in the files that were edited.</summary>
    /// <value>A <see cref="JsonSyntaxGate"/> unless said.</value>
    public IReadOnlyList<ISyntaxGate> SyntaxGates { get; init; } = [JsonSyntaxGate.Instance];

    /// <summary>Whether edits that bring errors of syntax are applied nevertheless, the errors being told.</summary>
    /// <value><see langword="false"/> unless said: they fail.</value>
    public bool AllowsSyntaxErrors { get; init; }
}
