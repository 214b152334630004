namespace AgentLoop;

/// <summary>A line, equal to every other one of the same bytes.</summary>
internal readonly struct LineKey(ReadOnlyMemory<byte> line) : IEquatable<LineKey>
{
    private readonly ReadOnlyMemory<byte> line = line;

    public bool Equals(LineKey other) => line.Span.SequenceEqual(other.line.Span);

    public override bool Equals(object? obj) => obj is LineKey other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(line.Span);
        return hash.ToHashCode();
    }
}
