namespace AgentLoop;

/// <summary>A suite of an NUnit report that is open.</summary>
internal sealed class NUnitSuite(string name, bool failedItself)
{
    public string Name => name;

    /// <summary>Whether it failed for a reason that is none of its tests.</summary>
    public bool FailedItself => failedItself;

    public BoundedText Message { get; } = new(4096);
}
