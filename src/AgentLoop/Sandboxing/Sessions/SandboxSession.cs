using System.Collections.Concurrent;
using System.Globalization;

namespace AgentLoop;

/// <summary>A session of any sandbox: the commands, the files, and the end of both.</summary>
internal sealed class SandboxSession : ISandboxSession
{
    private readonly SessionParts _parts;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private long _commands;
    private int _disposed;

    public SandboxSession(SessionParts parts) => _parts = parts;

    /// <summary>What the session is made of, for what is measured on it.</summary>
    internal SessionParts Parts => _parts;

    public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ThrowIfClosed();
        command = command with { WorkingDirectory = SessionPath.Relative(command.WorkingDirectory, _parts.Confinement.Paths.Workspace) };
        if (_parts.Files.ProblemWithFolder(command.WorkingDirectory) is { } problem)
            return CommandResults.Of(ChildResult.NotStarted(problem), command);

        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        using HeldCommand held = _parts.Confinement.Hold(Start(command));
        Task<ChildResult> run = ChildProcess.RunAsync(held.Start, ended.Token).AsTask();
        _running[run] = true;
        try
        {
            ChildResult child = await run.ConfigureAwait(false);
            return CommandResults.Of(held.Explain(child), command) with { Network = held.Network?.End() ?? [] };
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(nameof(ISandboxSession), "The sandbox session was closed; the command was killed.");
        }
        finally
        {
            _running.TryRemove(run, out _);
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_parts.Files.Read(path));
    }

    public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
        _parts.Files.Write(path, content.Span);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await _parts.Confinement.KillAllAsync().ConfigureAwait(false);
        }
        finally
        {
            await _parts.Confinement.DisposeAsync().ConfigureAwait(false);
            await _parts.Limits.DisposeAsync().ConfigureAwait(false);
            _parts.Files.Dispose();
            _parts.Folder.Dispose();
            _closing.Dispose();
        }
    }

    private ChildStart Start(SandboxCommand command)
    {
        string number = Interlocked.Increment(ref _commands).ToString(CultureInfo.InvariantCulture);
        return new ChildStart
        {
            Program = command.Program,
            Arguments = command.Arguments,
            WorkingDirectory = Path.Combine(_parts.Confinement.Paths.Workspace, command.WorkingDirectory),
            Environment = Merge(_parts.Environment, command.Environment),
            ClearEnvironment = true,
            StandardInput = command.StandardInput,
            Timeout = command.Timeout,
            MaxOutputBytes = command.MaxOutputBytes,
            WholeOutput = command.KeepWholeOutput ? WholeOutput(number) : null,
            Mark = $"{_parts.Mark}{number}.",
            AllowCoreDumps = false,
        };
    }

    private OutputFiles WholeOutput(string name) =>
        new() { Folder = _parts.Folder.Outputs, Name = name, MostBytes = _parts.Limits.Limits.FileBytes };

    private static IReadOnlyDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> session, IReadOnlyDictionary<string, string> command)
    {
        if (command.Count == 0)
            return session;
        Dictionary<string, string> all = new(session, StringComparer.Ordinal);
        foreach ((string name, string value) in command)
            all[name] = value;
        return all;
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_disposed != 0, this);
}
