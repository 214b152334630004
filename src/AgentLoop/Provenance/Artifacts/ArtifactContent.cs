namespace AgentLoop;

/// <summary>Content to be kept, or that was.</summary>
public sealed class ArtifactContent
{
    private const string Unknown = "application/octet-stream";

    private readonly Func<Stream> open;

    private ArtifactContent(Func<Stream> open, ReadOnlyMemory<byte> bytes, bool isInMemory)
    {
        this.open = open;
        Bytes = bytes;
        IsInMemory = isInMemory;
    }

    /// <summary>What the content is, as a media type.</summary>
    /// <value><c>application/octet-stream</c> unless said.</value>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string MediaType
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    } = Unknown;

    /// <summary>The salt of its name, where content is copied from another store and keeps its name.</summary>
    /// <value>Empty: a store that does not have the content makes a new one.</value>
    /// <exception cref="ArgumentException">It has another length than <see cref="ArtifactName.SaltLength"/>.</exception>
    public ReadOnlyMemory<byte> Salt
    {
        get;
        init
        {
            if (value.Length is not 0 and not ArtifactName.SaltLength)
                throw new ArgumentException($"A salt has {ArtifactName.SaltLength} bytes, not {value.Length}.", nameof(value));
            field = value;
        }
    }

    internal bool IsInMemory { get; }

    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Content that is in memory; the store copies it.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="mediaType">What it is, as a media type.</param>
    /// <param name="salt">The salt of its name where it keeps that; none for a new one.</param>
    public static ArtifactContent Of(ReadOnlyMemory<byte> bytes, string mediaType = Unknown, ReadOnlyMemory<byte> salt = default) =>
        new(() => new ReadOnlyStream(bytes), bytes, isInMemory: true) { MediaType = mediaType, Salt = salt };

    /// <summary>Content that is read from a stream, which is opened when it is wanted and disposed of when it was read.</summary>
    /// <param name="open">Opens it at its beginning.</param>
    /// <param name="mediaType">What it is, as a media type.</param>
    /// <param name="salt">The salt of its name where it keeps that; none for a new one.</param>
    public static ArtifactContent From(Func<Stream> open, string mediaType = Unknown, ReadOnlyMemory<byte> salt = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ArtifactContent(open, default, isInMemory: false) { MediaType = mediaType, Salt = salt };
    }

    /// <summary>Opens the content for reading from its beginning; who opens it disposes of it.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read. Content that is not what was kept is told when its end is read.</exception>
    public Stream OpenRead() => open();
}
