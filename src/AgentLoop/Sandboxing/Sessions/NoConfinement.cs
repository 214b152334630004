namespace AgentLoop;

/// <summary>Holds nothing: processes run with the host's rights and are found again by their mark.</summary>
internal sealed class NoConfinement : IConfinement
{
    private readonly string _mark;

    public NoConfinement(string mark) => _mark = mark;

    public ISpawner Spawner => CallingThread.Instance;

    public string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    public string? NoteOn(CommandResult result) => null;

    public ValueTask KillAllAsync()
    {
        if (OperatingSystem.IsLinux())
            ProcessTree.KillMarked(_mark);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
    }
}
