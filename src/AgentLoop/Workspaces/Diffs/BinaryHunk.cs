namespace AgentLoop;

/// <summary>What a binary patch says of the new content.</summary>
internal sealed record BinaryHunk
{
    /// <summary>Whether it is a delta against the old content, not the new content whole.</summary>
    public required bool IsDelta { get; init; }

    /// <summary>The length that is promised after unpacking.</summary>
    public required long Length { get; init; }

    public required byte[] Packed { get; init; }

    /// <summary>The new content; <see langword="null"/> if it cannot be made from the old.</summary>
    public byte[]? Apply(ReadOnlySpan<byte> before) => BinaryPatch.Inflate(Packed, Length) is not { } unpacked ? null
        : IsDelta ? GitDelta.Apply(before, unpacked)
        : unpacked;
}
