using System.Collections.Concurrent;
using System.Text;

namespace AgentLoop.Testing;

/// <summary>A session of an <see cref="InMemorySandbox"/>.</summary>
public sealed class InMemorySandboxSession : ISandboxSession
{
    private readonly InMemorySandbox sandbox;
    private readonly CallLog<SandboxCommand> log = new();
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> files;
    private volatile bool isDisposed;

    internal InMemorySandboxSession(InMemorySandbox sandbox, SandboxRequest request)
    {
        this.sandbox = sandbox;
        Request = request;
        files = new ConcurrentDictionary<string, ReadOnlyMemory<byte>>(sandbox.Files, StringComparer.Ordinal);
    }

    /// <summary>What it was opened with.</summary>
    public SandboxRequest Request { get; }

    /// <summary>The commands it was given, in order.</summary>
    public IReadOnlyList<SandboxCommand> Commands => log.Calls;

    /// <summary>Whether its owner disposed it.</summary>
    public bool IsDisposed => isDisposed;

    /// <inheritdoc/>
    public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
    {
        Check(cancellationToken);
        log.Add(command);
        return sandbox.OnExecute(command, this, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        Check(cancellationToken);
        return ValueTask.FromResult(files.TryGetValue(Inside(path), out ReadOnlyMemory<byte> content) ? content : default(ReadOnlyMemory<byte>?));
    }

    /// <inheritdoc/>
    public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        Check(cancellationToken);
        files[Inside(path)] = content.ToArray();
        return ValueTask.CompletedTask;
    }

    /// <summary>A file's text; <see langword="null"/> where there is none.</summary>
    public string? ReadText(string path) => files.TryGetValue(path, out ReadOnlyMemory<byte> content) ? Encoding.UTF8.GetString(content.Span) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        isDisposed = true;
        return ValueTask.CompletedTask;
    }

    private static string Inside(string path) => path.Length == 0 || path[0] == '/' || path.Split('/').Contains("..", StringComparer.Ordinal)
        ? throw new AgentLoopException($"The path \"{path}\" leaves the workspace; use one that is relative to it.")
        : path;

    private void Check(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
