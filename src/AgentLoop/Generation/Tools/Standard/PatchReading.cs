namespace AgentLoop;

/// <summary>What a patch comes to.</summary>
internal sealed record PatchReading
{
    /// <summary>The changes; <see langword="null"/> where it cannot be applied.</summary>
    public ChangeSet? Changes { get; init; }

    /// <summary>What did not fit, for the model, or what it should know of how it was made to fit.</summary>
    public string Remark { get; init; } = "";
}
