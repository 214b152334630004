namespace AgentLoop;

/// <summary>The tests that were found in a repository, by its files alone.</summary>
public sealed record DetectedTests
{
    /// <summary>What can be run, in the order of the folders.</summary>
    public IReadOnlyList<TestSuite> Suites { get; init; } = [];

    /// <summary>
    /// What fetches the packages they need and builds once ahead, for <see cref="LoopOptions.Preparation"/>: it runs what the repository says, with the
    /// network of the usual registries. <see langword="null"/> where nothing is needed.
    /// </summary>
    public Preparation? Preparation { get; init; }

    /// <summary>What of the network the suites need to run, for <see cref="LoopOptions.Network"/>: a loopback of their own at most.</summary>
    public NetworkGrant Network { get; init; } = NetworkGrant.None;

    /// <summary>What was found and cannot be run, or only in part, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
