using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentLoop;

/// <summary>What a loop was built from, validated and frozen.</summary>
internal sealed record LoopSetup
{
    public required ITaskIntake Intake { get; init; }

    public required IPlanner Planner { get; init; }

    public required IReadOnlyList<IContextProvider> ContextProviders { get; init; }

    public required IGenerator Generator { get; init; }

    public required ISandbox Sandbox { get; init; }

    /// <summary>The evaluators in the order in which they are asked, those of a stage at the same time.</summary>
    public required IReadOnlyList<IReadOnlyList<EvaluatorEntry>> Stages { get; init; }

    public required IBaselineCache Baselines { get; init; }

    public required MaskedStore Store { get; init; }

    public required IIntegrator Integrator { get; init; }

    public required PolicyGate Policies { get; init; }

    public required IApprover Approver { get; init; }

    public required ILoopStrategy Strategy { get; init; }

    public required Budget Budget { get; init; }

    public required LoopOptions Options { get; init; }

    public required TimeProvider Clock { get; init; }

    public required RunObserver Observer { get; init; }

    public IReadOnlyList<Milestone> RequiredApprovals { get; init; } = [];

    public IReconciler? Reconciler { get; init; }

    public IChatClient? ChatClient { get; init; }

    public Func<string?, UsageDetails, decimal>? Price { get; init; }

    /// <summary>Whether its runs work within those of another loop.</summary>
    public bool IsWithin { get; init; }

    /// <summary>What the loop made itself and disposes.</summary>
    public IReadOnlyList<object> Owned { get; init; } = [];

    /// <summary>The implementation of each role, as the journal names it.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }
}
