namespace AgentLoop;

/// <summary>Where a fork may differ from what it was made of.</summary>
internal sealed class ForkDifferences
{
    public List<ForkFile> Present { get; } = [];

    /// <summary>Files and links that are not there any more.</summary>
    public HashSet<string> Gone { get; } = new(StringComparer.Ordinal);
}
