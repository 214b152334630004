namespace AgentLoop.Provenance.Sqlite;

/// <summary>The row of an artifact.</summary>
internal sealed record ArtifactRow
{
    public required long Id { get; init; }

    public required Digest Name { get; init; }

    public required Digest ContentDigest { get; init; }

    public required byte[] Salt { get; init; }

    public required long Length { get; init; }

    public required long StoredLength { get; init; }

    public required Packing Packing { get; init; }

    /// <summary>Whether the name is what salt and digest come to.</summary>
    public bool IsNamedRight => Salt.Length == ArtifactName.SaltLength && ArtifactName.Of(Salt, ContentDigest) == Name;

    public static ArtifactRow Read(Statement row) => new()
    {
        Id = row.GetNumber(0),
        Name = row.GetDigest(1),
        ContentDigest = row.GetDigest(2),
        Salt = row.GetBytes(3).ToArray(),
        Length = row.GetNumber(4),
        StoredLength = row.GetNumber(5),
        Packing = (Packing)row.GetNumber(6),
    };

    /// <summary>The artifact, whose content is read with the chunks of this row.</summary>
    public StoredArtifact ToArtifact(Func<long, long, byte[]?> readChunk) => new()
    {
        Name = Name,
        ContentDigest = ContentDigest,
        Salt = Salt,
        Length = Length,
        Content = Packing == Packing.Pruned ? null : ArtifactContent.From(
            () => new VerifiedStream(Unpack(readChunk), this), salt: Salt.Length == ArtifactName.SaltLength ? Salt : default(ReadOnlyMemory<byte>)),
    };

    private Stream Unpack(Func<long, long, byte[]?> readChunk)
    {
        var chunks = new ChunkStream(number => readChunk(Id, number));
        return Packing == Packing.Brotli ? new System.IO.Compression.BrotliStream(chunks, System.IO.Compression.CompressionMode.Decompress) : chunks;
    }
}
