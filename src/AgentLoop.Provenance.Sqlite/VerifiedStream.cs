using System.Security.Cryptography;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>The content of an artifact, held against its digest: who has read it to its end without an exception has read what was kept.</summary>
internal sealed class VerifiedStream(Stream content, ArtifactRow artifact) : ForwardStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    public override long Length => artifact.Length;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        int read = ReadContent(buffer);
        length += read;
        hash.AppendData(buffer[..read]);
        // what was compressed can come to anything, so nobody reads on past what it should be
        if (length > artifact.Length || (read == 0 && (length != artifact.Length || Digest.FromHash(hash.GetCurrentHash()) != artifact.ContentDigest || !artifact.IsNamedRight)))
            throw Changed(null);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private int ReadContent(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or IOException)
        {
            throw Changed(e);
        }
    }

    private ProvenanceException Changed(Exception? e) =>
        new(ProvenanceError.Corrupt, $"The artifact {artifact.Name} was changed after it was kept; do not use it.", e);
}
