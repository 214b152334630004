namespace AgentLoop;

/// <summary>One thing to be done to a file. Paths are as the model wrote them.</summary>
public abstract record Edit
{
    private protected Edit()
    {
    }

    /// <summary>The file, from the repository's root, with <c>/</c> between its parts.</summary>
    public required string Path { get; init; }

    /// <summary>The digest of the content the edit was written for; a file that has another is not edited.</summary>
    /// <value>The default value, any content, unless said.</value>
    public Digest Expected { get; init; }
}
