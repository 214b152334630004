namespace AgentLoop;

/// <summary>A sandbox opened over one workspace.</summary>
/// <remarks>Commands may run at the same time. Disposal ends every process that is left and removes the session's own folders.</remarks>
public interface ISandboxSession : IAsyncDisposable
{
    /// <summary>Runs a command to its end, its time-out, or cancellation. A command that fails, hangs or does not exist is a result.</summary>
    ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default);

    /// <summary>The bytes of a file in the workspace; <see langword="null"/> where there is none.</summary>
    /// <exception cref="AgentLoopException">The path leaves the workspace.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Writes a file in the workspace, with the folders it needs.</summary>
    /// <exception cref="AgentLoopException">The path leaves the workspace.</exception>
    ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);
}
