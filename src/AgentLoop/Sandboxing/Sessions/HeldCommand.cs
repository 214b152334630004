namespace AgentLoop;

/// <summary>A command that is about to be started so that it is held. Its owner disposes it when the command has ended.</summary>
internal sealed record HeldCommand : IDisposable
{
    /// <summary>How to start it.</summary>
    public required ChildStart Start { get; init; }

    /// <summary>What the confinement knows about the end that the process itself cannot say.</summary>
    public Func<ChildResult, ChildResult> Explain { get; init; } = static result => result;

    /// <summary>Its part in the network of the session; <see langword="null"/> where none is granted.</summary>
    public NetworkUse? Network { get; init; }

    /// <summary>What was opened for this start alone.</summary>
    public IReadOnlyList<IDisposable> Owned { get; init; } = [];

    public void Dispose()
    {
        Network?.Dispose();
        foreach (IDisposable owned in Owned)
            owned.Dispose();
    }
}
