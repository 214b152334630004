namespace AgentLoop;

/// <summary>The control groups of one session, under its name in every hierarchy that is used.</summary>
internal sealed class SessionGroups : IAsyncDisposable
{
    private readonly Dictionary<ControlHome, ControlGroup> _groups = [];

    /// <exception cref="AgentLoopException">The kernel refuses what it gave when it was tried.</exception>
    public SessionGroups(IReadOnlyList<ControlHome> homes, string name, SandboxLimits limits)
    {
        try
        {
            foreach (ControlHome home in homes)
                _groups[home] = ControlGroup.Make(home, name);
            Memory?.BoundMemory(limits.MemoryBytes);
            Processes?.BoundProcesses(limits.Processes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Remove();
            throw Refused(refused);
        }

        Accounts = Of(ControlKinds.CpuTime) is { } counted ? new CpuAccounts(counted, limits.CpuTime) : null;
    }

    public ControlGroup? Memory => Of(ControlKinds.Memory);

    public ControlGroup? Processes => Of(ControlKinds.Processes);

    /// <summary>The commands' accounts of processor time; <see langword="null"/> where it cannot be counted.</summary>
    public CpuAccounts? Accounts { get; }

    public static AgentLoopException Refused(Exception reason) =>
        new($"The limits of the sandbox session could not be set: {reason.Message}", reason);

    /// <summary>The groups that a command is to be in: the session's, and its own in place of the one that that is in.</summary>
    public IReadOnlyList<ControlGroup> For(CpuAccount? account) =>
        [.. _groups.Select(group => account is not null && group.Key.Kinds.HasFlag(ControlKinds.CpuTime) ? account.Group : group.Value)];

    public async ValueTask DisposeAsync()
    {
        ForbidMore();
        if (Accounts is not null)
            await Accounts.DisposeAsync().ConfigureAwait(false);
        Remove();
    }

    /// <summary>What makes new processes faster than they are killed must first not be allowed to.</summary>
    private void ForbidMore()
    {
        try
        {
            Processes?.BoundProcesses(0);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Somebody else removed the group, and nothing is in it then.
        }
    }

    private ControlGroup? Of(ControlKinds kind) => _groups.FirstOrDefault(group => group.Key.Kinds.HasFlag(kind)).Value;

    private void Remove()
    {
        foreach (ControlGroup group in _groups.Values)
            group.Dispose();
    }
}
