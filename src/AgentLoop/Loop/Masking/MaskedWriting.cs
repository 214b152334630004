namespace AgentLoop;

/// <summary>Writes what a plugin made of files as it sees them.</summary>
internal static class MaskedWriting
{
    /// <summary>Writes the content with the secrets that the file holds, there or in the repository.</summary>
    /// <exception cref="AgentLoopException">The sandbox refuses, or a mark stands for none of these.</exception>
    public static async ValueTask WriteAsync(RunServices services, ISandboxSession session, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!services.Mask.Finder.IsEmpty && SecretMarks.AreIn(content.Span))
            content = await RestoreAsync(services, session, path, content, cancellationToken).ConfigureAwait(false);
        await session.WriteFileAsync(path, content, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> RestoreAsync(
        RunServices services, ISandboxSession session, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? now = await session.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte>? before = services.Files is { } files ? await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) : null;
        (ReadOnlyMemory<byte> whole, string? problem) = FileRestoring.Restore(services.Mask, path, content, now, before);
        return problem is null ? whole : throw new AgentLoopException(problem);
    }
}
