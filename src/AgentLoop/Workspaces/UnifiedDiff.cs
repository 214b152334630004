using System.Text;

namespace AgentLoop;

/// <summary>Changes as patches in git's format, and back.</summary>
/// <remarks>
/// What is written, <c>git apply</c> accepts. Contents keep every byte: a file that is no valid UTF-8 text is written as a
/// binary patch. What is read may come from anywhere: it never throws for what the text is.
/// </remarks>
public static class UnifiedDiff
{
    /// <summary>Writes a change as a patch, its files in the order of their paths.</summary>
    /// <exception cref="AgentLoopException">The change was made for other files than the view has.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, also before it began.</exception>
    public static async ValueTask<string> WriteAsync(ChangeSet changes, IWorkspaceView view, CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(await WriteBytesAsync(changes, view, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads a patch and applies it to the files of a view, exactly: every line it shows must be there.</summary>
    public static ValueTask<DiffResult> ReadAsync(string patch, IWorkspaceView view, CancellationToken cancellationToken = default) =>
        ReadAsync(Encoding.UTF8.GetBytes(patch), view, cancellationToken);

    /// <summary>Reads a patch whose texts may be in any encoding.</summary>
    public static ValueTask<DiffResult> ReadAsync(
        ReadOnlyMemory<byte> patch, IWorkspaceView view, CancellationToken cancellationToken = default) =>
        new DiffReader(view).ReadAsync(patch, cancellationToken);

    internal static async ValueTask<byte[]> WriteBytesAsync(ChangeSet changes, IWorkspaceView view, CancellationToken cancellationToken) =>
        DiffWriter.Write(await FileVersions.ReadAllAsync(changes, view, cancellationToken).ConfigureAwait(false));
}
