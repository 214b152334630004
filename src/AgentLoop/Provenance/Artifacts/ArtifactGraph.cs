using System.Buffers;

namespace AgentLoop;

/// <summary>
/// Which artifacts name which others, read from what they hold: names stand in JSON, as 64 hexadecimal digits between quotes, and so does the SHA-256 of a file's content,
/// by which a manifest names it. So references are counted from the
/// log itself whenever something is to go, and no count that is kept beside it can be wrong.
/// </summary>
internal sealed class ArtifactGraph
{
    private const int TokenLength = 66;
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly Dictionary<Digest, List<Digest>> known = [];
    private readonly Dictionary<Digest, List<Digest>> named = [];

    /// <summary>Takes all artifacts that there are.</summary>
    public ArtifactGraph(IEnumerable<StoredArtifact> artifacts)
    {
        foreach (StoredArtifact artifact in artifacts)
        {
            known[artifact.Name] = [artifact.Name];
            if (!known.TryGetValue(artifact.ContentDigest, out List<Digest>? holding))
                known[artifact.ContentDigest] = holding = [];
            holding.Add(artifact.Name);
        }
    }

    /// <summary>The artifacts that some bytes name.</summary>
    public IReadOnlyList<Digest> NamesIn(ReadOnlySpan<byte> bytes)
    {
        List<Digest> names = [];
        Span<char> digits = stackalloc char[TokenLength - 2];
        for (int quote = bytes.IndexOf((byte)'"'); quote >= 0 && bytes.Length >= TokenLength; quote = bytes.IndexOf((byte)'"'))
        {
            bytes = bytes[quote..];
            if (bytes.Length < TokenLength)
                break;
            bool isToken = bytes[TokenLength - 1] == '"' && !bytes[1..(TokenLength - 1)].ContainsAnyExcept(HexDigits);
            if (isToken && Digest.TryParse(System.Text.Encoding.ASCII.GetString(bytes[1..(TokenLength - 1)]), out Digest token) && known.TryGetValue(token, out List<Digest>? found))
                names.AddRange(found);
            bytes = bytes[(isToken ? TokenLength : 1)..];
        }
        return names;
    }

    /// <summary>Takes note of what an artifact names.</summary>
    /// <exception cref="ProvenanceException">Its content cannot be read.</exception>
    public void Add(Digest name, ArtifactContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        List<Digest> children = [];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        using Stream stream = content.OpenRead();
        int kept = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer.AsSpan(kept)))
        {
            ReadOnlySpan<byte> window = buffer.AsSpan(0, kept + read);
            children.AddRange(NamesIn(window));
            // a name may lie across the border of two reads
            kept = Math.Min(TokenLength - 1, window.Length);
            window[^kept..].CopyTo(buffer);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        if (children.Count > 0)
            named[name] = children;
    }

    /// <summary>All artifacts that can be come to from these, themselves included.</summary>
    public HashSet<Digest> Reach(IEnumerable<Digest> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        HashSet<Digest> reached = [];
        var next = new Stack<Digest>(names);
        while (next.TryPop(out Digest name))
        {
            if (known.ContainsKey(name) && reached.Add(name) && named.TryGetValue(name, out List<Digest>? children))
                children.ForEach(next.Push);
        }
        return reached;
    }
}
