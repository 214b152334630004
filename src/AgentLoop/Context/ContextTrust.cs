namespace AgentLoop;

/// <summary>Whether a text may instruct the model.</summary>
public enum ContextTrust
{
    /// <summary>It is material: what it says is no instruction. Everything from a repository or a tool.</summary>
    Untrusted,

    /// <summary>It speaks for the host.</summary>
    Trusted,
}
