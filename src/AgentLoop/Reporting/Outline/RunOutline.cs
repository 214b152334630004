namespace AgentLoop;

/// <summary>A run as its report needs it before the first line is written: what it came to, and the shape of its course.</summary>
internal sealed class RunOutline
{
    public required RunState State { get; set; }

    /// <summary>How it began; <see langword="null"/> where its first record is not a beginning.</summary>
    public RunStarted? Started { get; set; }

    /// <summary>The roles, the sandbox and the budget in force: those of the fork where it is one.</summary>
    public RunForked? Forked { get; set; }

    /// <summary>How many records were read; the report has these and none that came after.</summary>
    public long Records { get; set; }

    /// <summary>The hash of the last of them.</summary>
    public Digest Head { get; set; }

    /// <summary>Why reading ended before the end of the journal; <see langword="null"/> where it did not.</summary>
    public string? Broken { get; set; }

    /// <summary>How many records could be read as bytes, and not as events.</summary>
    public int Unreadable { get; set; }

    /// <summary>How many events are of kinds that a newer version wrote.</summary>
    public int Unknown { get; set; }

    public RunTime Time { get; } = new();

    public List<StepSpan> Steps { get; } = [];

    public List<ReportedDecision> Decisions { get; } = [];

    /// <summary>How many calls and candidates policies allowed without a word.</summary>
    public int SilentlyAllowed { get; set; }

    public List<ReportedFault> Faults { get; } = [];

    public List<ChildRunEnded> Children { get; } = [];

    /// <summary>Where the run was taken up or forked.</summary>
    public List<RunPause> Pauses { get; } = [];

    public SortedDictionary<string, ModelUse> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>What was about to be done outside, and nothing after it says whether it was.</summary>
    public Dictionary<(string Scope, string Effect, string Request), EffectStarted> OpenEffects { get; } = [];
}
