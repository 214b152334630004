using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>The artifacts that records lead to, each once: those that a record names, and those that these name where they are JSON.</summary>
internal sealed class ArtifactClosure(IArtifactStore store)
{
    private readonly HashSet<Digest> seen = [];

    /// <summary>Those that this record leads to and none before it did.</summary>
    public async IAsyncEnumerable<(Digest Name, ReadOnlyMemory<byte> Content)> AfterAsync(
        ReadOnlyMemory<byte> record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stack<Digest> open = new();
        Push(open, record);
        while (open.TryPop(out Digest name))
        {
            if (await store.GetAsync(name, cancellationToken).ConfigureAwait(false) is not { } content)
                continue;
            yield return (name, content);
            if (IsJson(content.Span))
                Push(open, content);
        }
    }

    private void Push(Stack<Digest> open, ReadOnlyMemory<byte> json)
    {
        foreach (Digest name in ArtifactNames.In(json))
        {
            if (seen.Add(name))
                open.Push(name);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> content) => content.Length > 1 && content[0] is (byte)'{' or (byte)'[';
}
