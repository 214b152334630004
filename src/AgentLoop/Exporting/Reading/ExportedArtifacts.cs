using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>The artifacts of a run, some of which may have been pruned or erased since.</summary>
internal static class ExportedArtifacts
{
    /// <param name="store">The run's store.</param>
    /// <param name="reference">The artifact.</param>
    /// <param name="what">What it is, as the sentence names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AgentLoopException">The store does not have it any more.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> RequireAsync(
        IArtifactStore store, ArtifactReference reference, string what, CancellationToken cancellationToken) =>
        await store.GetAsync(reference.Digest, cancellationToken).ConfigureAwait(false)
        ?? throw new AgentLoopException($"The store does not have {what} any more (the artifact {reference.Digest}), so the run cannot be exported in this format.");

    /// <summary>Reads what an artifact says.</summary>
    /// <exception cref="AgentLoopException">It is something else.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, string what, Func<ReadOnlyMemory<byte>, T?> read)
        where T : class
    {
        try
        {
            return read(json) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new AgentLoopException($"What the store has as {what} cannot be read; it is not what was recorded.", e);
        }
    }

    /// <summary>What an effect gave; <see langword="null"/> where it is not there any more.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> FindAsync(IArtifactStore store, RecordedContent content, CancellationToken cancellationToken) =>
        content.Text is { } text ? Encoding.UTF8.GetBytes(text)
        : content.Artifact is { } artifact ? await store.GetAsync(artifact.Digest, cancellationToken).ConfigureAwait(false)
        : null;
}
