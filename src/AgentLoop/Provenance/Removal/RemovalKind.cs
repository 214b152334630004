namespace AgentLoop;

/// <summary>How content was taken away.</summary>
public enum RemovalKind
{
    /// <summary>Content and salt are gone, so that nobody can confirm what it was.</summary>
    Erased,

    /// <summary>Content is gone, its digest is not.</summary>
    Pruned,
}
