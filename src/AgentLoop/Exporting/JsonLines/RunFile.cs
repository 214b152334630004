namespace AgentLoop;

/// <summary>What a file of runs holds, once all of it was found to be sound.</summary>
internal sealed class RunFile
{
    /// <summary>The runs in the order of the file.</summary>
    public List<(string RunId, List<SpooledBytes> Records)> Runs { get; } = [];

    public Dictionary<Digest, (byte[] Salt, SpooledBytes Place)> Artifacts { get; } = [];

    public long Records => Runs.Sum(run => (long)run.Records.Count);
}
