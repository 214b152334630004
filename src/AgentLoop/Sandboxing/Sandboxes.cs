namespace AgentLoop;

/// <summary>The sandboxes that come with the library.</summary>
public static class Sandboxes
{
    /// <summary>
    /// Contains by namespaces, through the program <c>bwrap</c>; a host with uid 0 is refused, see <see cref="BubblewrapOptions.UnprivilegedUser"/>.
    /// </summary>
    public static ISandbox Bubblewrap { get; } = new BubblewrapSandbox();

    /// <summary>Contains by the Linux kernel's Landlock and seccomp; nothing to install.</summary>
    public static ISandbox Landlock { get; } = new LandlockSandbox();

    /// <summary>Contains nothing; see <see cref="UnisolatedSandbox"/> before you use it.</summary>
    public static ISandbox Unisolated { get; } = new UnisolatedSandbox();

    /// <summary>
    /// The strongest that works on this machine, found at first use: bubblewrap, then Landlock. Where none does, opening a session fails; it never
    /// falls back to no isolation.
    /// </summary>
    public static ISandbox Strongest { get; } = StrongestOf(Bubblewrap, Landlock);

    /// <summary>
    /// Of these, the one that was found to enforce the most on this machine; of equals the first. Where none can be used, opening a session fails.
    /// </summary>
    /// <exception cref="AgentLoopException">There are none.</exception>
    public static ISandbox StrongestOf(params IReadOnlyList<ISandbox> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates.Count > 0
            ? new StrongestSandbox(candidates)
            : throw new AgentLoopException("There is no strongest of no sandboxes: name at least one.");
    }
}
