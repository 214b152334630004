using System.Collections.Immutable;

namespace AgentLoop;

/// <summary>What a run has come to: the fold of its events, and all that a strategy decides on.</summary>
/// <remarks>Immutable. The order in which events of parallel branches are applied does not matter.</remarks>
public sealed partial record RunState
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The task; <see langword="null"/> before the first event.</summary>
    public AgentTask? Task { get; init; }

    /// <summary>The digest of the files that changes are made against.</summary>
    public Digest Base { get; init; }

    /// <summary>The manifest of those files.</summary>
    public ArtifactReference? Manifest { get; init; }

    /// <summary>What the run may use.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>What it has used.</summary>
    public Spending Spent { get; init; } = Spending.None;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last of the events was recorded that this was changed by.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>How long it lay between being interrupted and being resumed.</summary>
    public TimeSpan Paused { get; init; }

    /// <summary>How long it was active.</summary>
    public TimeSpan ActiveTime => LastAt - StartedAt > Paused ? LastAt - StartedAt - Paused : TimeSpan.Zero;

    /// <summary>The milestones that need approval.</summary>
    public ImmutableArray<Milestone> RequiredApprovals { get; init; } = [];

    /// <summary>How many steps have begun.</summary>
    public int Steps { get; init; }

    /// <summary>The step that has begun and not ended, if there is one.</summary>
    public LoopStep? OpenStep { get; init; }

    /// <summary>The task, understood.</summary>
    public Brief? Brief { get; init; }

    /// <summary>The questions put to the host and its answers.</summary>
    public ImmutableArray<Clarification> Clarifications { get; init; } = [];

    /// <summary>Questions that were put to the host and wait for an answer.</summary>
    public ImmutableArray<string> OpenQuestions { get; init; } = [];

    /// <summary>What the evaluators said of the untouched repository; <see langword="null"/> before they were asked.</summary>
    public ImmutableArray<EvaluationSummary>? Baseline { get; init; }

    /// <summary>The plans, oldest first; the last is in force.</summary>
    public ImmutableArray<Plan> Plans { get; init; } = [];

    /// <summary>What the generator is shown; <see langword="null"/> before it was gathered.</summary>
    public ImmutableArray<ContextReference>? Context { get; init; }

    /// <summary>The candidates by their number.</summary>
    public ImmutableSortedDictionary<int, CandidateState> Candidates { get; init; } = ImmutableSortedDictionary<int, CandidateState>.Empty;

    /// <summary>What the generator threw in the last generate step; <see langword="null"/> where it threw nothing.</summary>
    public string? GeneratorFault { get; init; }

    /// <summary>How many generate steps have ended, and how the last did.</summary>
    public GenerationEnd? LastGeneration { get; init; }

    /// <summary>How many generate steps came to nothing but questions to the host.</summary>
    public int QuestionSteps { get; init; }

    /// <summary>How many generate steps have begun, without those that came to nothing but questions.</summary>
    public long Attempts => Spent.Iterations - QuestionSteps;

    /// <summary>The id of the candidate that was selected.</summary>
    public string? Selected { get; init; }

    /// <summary>The approvals that were decided.</summary>
    public ImmutableDictionary<Milestone, ApprovalDecision> Approvals { get; init; } = ImmutableDictionary<Milestone, ApprovalDecision>.Empty;

    /// <summary>Why a policy forbade handing the change over; <see langword="null"/> where none did.</summary>
    public string? Forbidden { get; init; }

    /// <summary>How the change was handed over; <see langword="null"/> before it was.</summary>
    public IntegrationResult? Integration { get; init; }

    /// <summary>The budget that ran out; <see langword="null"/> while none did.</summary>
    public BudgetDimension? Exhausted { get; init; }

    /// <summary>Why the run cannot go on: a plugin it cannot do without failed.</summary>
    public string? Failure { get; init; }

    /// <summary>What the run came to; <see langword="null"/> while it goes on.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Why it came to that, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the run has ended.</summary>
    public bool IsFinished => Outcome is not null;

    /// <summary>
    /// The candidates by the evidence for them: those that passed, as they are selected; then those that did not, by their scores; then those that are not
    /// judged yet, and those that were rejected or stopped before they were.
    /// </summary>
    public IEnumerable<CandidateState> BestFirst => EvidenceSelection.Rank(Candidates.Values);

    /// <summary>The candidates that passed, in the order they were proposed.</summary>
    public IEnumerable<CandidateState> Passing => Candidates.Values.Where(c => c.Verdict == Verdict.Pass);
}
