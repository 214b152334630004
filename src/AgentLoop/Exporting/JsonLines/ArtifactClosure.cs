using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// The artifacts that records lead to, each once: those that a record names, by their own name or by the SHA-256 of what they hold, and those that these name where they are JSON.
/// </summary>
internal sealed class ArtifactClosure(IArtifactStore store)
{
    private readonly HashSet<Digest> seen = [];
    private readonly HashSet<Digest> found = [];

    /// <summary>Those that this record leads to and none before it did.</summary>
    public async IAsyncEnumerable<StoredArtifact> AfterAsync(
        ReadOnlyMemory<byte> record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stack<Digest> open = new();
        Push(open, record);
        while (open.TryPop(out Digest token))
        {
            if (await FindAsync(token, cancellationToken).ConfigureAwait(false) is not { Content: not null } artifact || !found.Add(artifact.Name))
                continue;
            ReadOnlyMemory<byte> content = await artifact.ReadAsync(cancellationToken).ConfigureAwait(false);
            yield return artifact with { Content = ArtifactContent.Of(content) };
            if (IsJson(content.Span))
                Push(open, content);
        }
    }

    private async ValueTask<StoredArtifact?> FindAsync(Digest token, CancellationToken cancellationToken) =>
        await store.FindAsync(ArtifactQuery.Named(token), cancellationToken).ConfigureAwait(false)
        ?? await store.FindAsync(ArtifactQuery.Holding(token), cancellationToken).ConfigureAwait(false);

    private void Push(Stack<Digest> open, ReadOnlyMemory<byte> json)
    {
        foreach (Digest name in NamedTokens.In(json))
        {
            if (seen.Add(name))
                open.Push(name);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> content) => content.Length > 1 && content[0] is (byte)'{' or (byte)'[';
}
