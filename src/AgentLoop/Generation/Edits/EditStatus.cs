namespace AgentLoop;

/// <summary>Whether an edit fits the files.</summary>
public enum EditStatus
{
    /// <summary>It fits. Whether it was applied depends on the others.</summary>
    Fits,

    /// <summary>It does not fit.</summary>
    Failed,

    /// <summary>It does not fit, since the file already is as the edit would leave it.</summary>
    AlreadyApplied,

    /// <summary>It was not tried, since one before it failed.</summary>
    Skipped,
}
