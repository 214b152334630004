using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>
/// A private copy of the repository behind a sandbox, in which a generator tries things out before it proposes them. What is done there is
/// recorded and, when the run is taken up again, rebuilt. The copy is made when something is first done.
/// </summary>
/// <remarks>Reading may go on in parallel, in scopes of its own; what changes files goes alone. Disposal removes the copy.</remarks>
public abstract class Workbench : IAsyncDisposable
{
    /// <summary>Runs commands in the copy and reads and writes its files.</summary>
    public abstract ISandboxSession Sandbox { get; }

    /// <summary>The files that are not ignored, as <see cref="ChangesAsync"/> and <see cref="ApplyAsync"/> left them known.</summary>
    public abstract IWorkspaceView Files { get; }

    /// <summary>Whether something was done since that may have changed files.</summary>
    public abstract bool IsStale { get; }

    /// <summary>The same copy, with what is done recorded in another scope.</summary>
    public abstract Workbench In(RunScope scope);

    /// <summary>Makes every change, or none and says why.</summary>
    public abstract ValueTask<ApplyResult> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken = default);

    /// <summary>What was changed in the copy so far, by anybody; <see cref="Files"/> knows of it then.</summary>
    public abstract ValueTask<ExportResult> ChangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks at many files at once and records what was found instead of what was read.</summary>
    /// <param name="name">What is looked for; compared when the run is performed again.</param>
    /// <param name="inspect">Reads the files as they are now; it changes nothing.</param>
    /// <param name="resultType">How the result is written in the journal.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract ValueTask<T> InspectAsync<T>(
        string name, Func<IWorkspaceView, CancellationToken, ValueTask<T>> inspect, JsonTypeInfo<T> resultType, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
