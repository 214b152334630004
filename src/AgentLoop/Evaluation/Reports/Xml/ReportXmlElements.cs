namespace AgentLoop;

/// <summary>The names of the elements that are open.</summary>
internal sealed class ReportXmlElements
{
    public const int MaxDepth = 256;
    public const int MaxName = 256;

    private readonly byte[] names = new byte[MaxDepth * 64];
    private readonly int[] ends = new int[MaxDepth + 1];

    public int Depth { get; private set; }

    /// <summary>The name of the innermost one.</summary>
    public ReadOnlySpan<byte> Top => names.AsSpan(ends[Depth - 1]..ends[Depth]);

    /// <summary><see langword="false"/> when they are nested too deep, or their names too long.</summary>
    public bool TryPush(ReadOnlySpan<byte> name)
    {
        int end = ends[Depth];
        if (Depth == MaxDepth || name.Length > MaxName || name.Length > names.Length - end)
            return false;

        name.CopyTo(names.AsSpan(end));
        ends[++Depth] = end + name.Length;
        return true;
    }

    public void Pop() => Depth--;
}
