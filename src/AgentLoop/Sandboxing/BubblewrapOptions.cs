namespace AgentLoop;

/// <summary>How <see cref="BubblewrapSandbox"/> works.</summary>
public sealed record BubblewrapOptions
{
    /// <summary>The program: a name looked up in <c>PATH</c>, or an absolute path.</summary>
    /// <value><c>bwrap</c> unless said.</value>
    public string Program { get; init; } = "bwrap";

    /// <summary>
    /// The user, and group of the same number, that a host with uid 0 becomes before anything runs. It should own nothing and run nothing else;
    /// nobody's files change their owner. Without it such a host is refused: its uid stays the machine's own in every namespace, and the
    /// kernel's settings belong to it. Other hosts run everything as who they are and need not say anything.
    /// </summary>
    /// <value>None unless said; never 0.</value>
    public uint? UnprivilegedUser { get; init; }
}
