using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>Files as plugins see them. Their digests in the snapshot are those of the files as they are.</summary>
/// <param name="inner">The files as they are.</param>
/// <param name="mask">What is masked.</param>
/// <param name="note">Told once of each file in which something was masked, with what is left of it.</param>
internal sealed class MaskedView(IWorkspaceView inner, SecretMask mask, Func<string, ReadOnlyMemory<byte>, CancellationToken, ValueTask>? note = null) : IWorkspaceView
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> masked = new(StringComparer.Ordinal);

    public WorkspaceSnapshot Snapshot => inner.Snapshot;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (masked.TryGetValue(path, out ReadOnlyMemory<byte> known))
            return known;
        if (await inner.ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
            return null;
        ReadOnlyMemory<byte> left = mask.Apply(content);
        if (left.Equals(content))
            return content;
        if (note is not null)
        {
            if (masked.TryAdd(path, left))
                await note(path, left, cancellationToken).ConfigureAwait(false);
        }
        return left;
    }
}
