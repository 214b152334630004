namespace AgentLoop;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    /// <summary>How many runs were looked at.</summary>
    public required int Runs { get; init; }

    /// <summary>How many records of runs were looked at, erased ones among them.</summary>
    public required long Records { get; init; }

    /// <summary>How many artifacts were looked at, pruned ones among them.</summary>
    public required long Artifacts { get; init; }

    /// <summary>How many of the records were erased, with word of it in the log.</summary>
    public long ErasedRecords { get; init; }

    /// <summary>How many artifacts were erased or pruned, with word of it in the log.</summary>
    public long RemovedArtifacts { get; init; }

    /// <summary>How many entries the log has.</summary>
    public long Size { get; init; }

    /// <summary>The root of the tree over them.</summary>
    public Digest Root { get; init; }

    /// <summary>The newest checkpoint that holds; <see langword="null"/> where none does.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>What does not hold, in the order found.</summary>
    public IReadOnlyList<VerificationFailure> Failures { get; init; } = [];

    /// <summary>What cannot be said: what no checkpoint covers, and what a checkpoint of the store itself cannot prove. A sentence each.</summary>
    public IReadOnlyList<string> NotCovered { get; init; } = [];

    /// <summary>What is odd and no failure, such as a clock that went back. A sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether something was looked at and all of it holds.</summary>
    public bool IsIntact => Records > 0 && Failures.Count == 0;
}
