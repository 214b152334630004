namespace AgentLoop;

/// <summary>What is known of the files of a private copy, and as of when.</summary>
internal sealed class KnownFiles(IWorkspaceView view)
{
    private IWorkspaceView? now;

    /// <summary>The files that the copy was made of.</summary>
    public IWorkspaceView Base => view;

    public IWorkspaceView Now => now ?? view;

    /// <summary>How many actions had been taken then.</summary>
    public int Version { get; private set; }

    public void Set(IWorkspaceView files, int version) => (now, Version) = (files, version);
}
