namespace AgentLoop;

/// <summary>Holds the commands of one session to its limits, as far as this machine has the means. What is in its groups at its end is ended.</summary>
/// <remarks>A sandbox whose own program holds limits, as one of containers does, leaves this alone; nothing is made before the first command.</remarks>
internal sealed class SessionLimits : IAsyncDisposable
{
    private readonly Lazy<SessionGroups?> _groups;

    public SessionLimits(SandboxLimits limits, SessionFolder folder, LimitMeans? means = null)
    {
        Limits = limits;
        Means = means ?? LimitMeans.OfHost;
        _groups = new Lazy<SessionGroups?>(() => Means.Homes.Count > 0 ? new SessionGroups(Means.Homes, folder.Name, limits) : null);
    }

    public SandboxLimits Limits { get; }

    public LimitMeans Means { get; }

    public SessionGroups? Groups => _groups.Value;

    /// <summary>
    /// The start with the session's limits. A confinement adds them last, to the start of whatever program it puts around the command, so that this is
    /// bound too.
    /// </summary>
    public ChildStart Apply(ChildStart start) => start with { Limits = this };

    /// <summary>The limits of one command that is about to start.</summary>
    /// <exception cref="AgentLoopException">They cannot be set.</exception>
    public CommandLimits Begin()
    {
        try
        {
            return new CommandLimits(this, Groups?.Accounts?.Open());
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw SessionGroups.Refused(refused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_groups is { IsValueCreated: true, Value: { } groups })
            await groups.DisposeAsync().ConfigureAwait(false);
    }
}
