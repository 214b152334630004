using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentLoop;

/// <summary>
/// Composes a loop. <c>Use…</c> fills a role that there is one of, and the last call holds; <c>Add…</c> adds to a role of many.
/// An instance handed in stays its giver's; what a factory makes belongs to the loop and is disposed with it.
/// </summary>
public sealed partial class AgentLoopBuilder
{
    private readonly List<Role<IContextProvider>> contextProviders = [];
    private readonly List<(Role<IEvaluator> Role, bool IsGate)> evaluators = [];
    private readonly List<Role<IPolicy>> policies = [];
    private readonly SortedSet<Milestone> approvals = [];
    private readonly Budget budget = new();
    private readonly LoopOptions options = new();
    private readonly RedactionOptions redaction = new();
    private Role<IChatClient>? chatClient;
    private Role<ITaskIntake>? intake;
    private Role<IPlanner>? planner;
    private Role<IGenerator>? generator;
    private Role<ISandbox>? sandbox;
    private Role<IBaselineCache>? baselines;
    private Role<IProvenanceStore>? provenance;
    private Role<IIntegrator>? integrator;
    private Role<IApprover>? approver;
    private Role<IReconciler>? reconciler;
    private ILoopStrategy? strategy;
    private Func<string?, UsageDetails, decimal>? price;
    private TimeProvider? clock;
    private ILoggerFactory? loggers;

    /// <summary>Limits what a run may use.</summary>
    public AgentLoopBuilder WithBudget(Action<Budget> configure)
    {
        configure(budget);
        BudgetValidation.Require(budget);
        return this;
    }

    /// <summary>Sets how the loop works.</summary>
    public AgentLoopBuilder WithOptions(Action<LoopOptions> configure)
    {
        configure(options);
        LoopOptionsValidation.Require(options);
        return this;
    }

    /// <summary>Says what is masked before anything is stored, logged or sent to a model; more is added with each call.</summary>
    /// <value>See <see cref="RedactionOptions"/>.</value>
    /// <exception cref="AgentLoopException">A value or a name cannot be registered.</exception>
    public AgentLoopBuilder WithRedaction(Action<RedactionOptions> configure)
    {
        configure(redaction);
        return this;
    }

    /// <summary>What a model call costs, by the model's id (which may be unknown) and its usage; needed for <see cref="Budget.MaxCost"/>.</summary>
    public AgentLoopBuilder WithPrices(Func<string?, UsageDetails, decimal> priceOf)
    {
        price = priceOf;
        return this;
    }

    /// <summary>What model calls cost, by a table; needed for <see cref="Budget.MaxCost"/>.</summary>
    public AgentLoopBuilder WithPrices(PriceTable prices) => WithPrices(prices.CostOf);

    /// <summary>Requires approval of a milestone; see <see cref="UseApprover(IApprover)"/>.</summary>
    public AgentLoopBuilder RequireApproval(Milestone milestone)
    {
        approvals.Add(milestone);
        return this;
    }

    /// <summary>Decides on the next step.</summary>
    /// <value>Without a model <see cref="Strategies.BestOfN"/> that stops at the first pass, with one <see cref="Strategies.Repair"/>, five attempts of which the first three are made under the first plan.</value>
    public AgentLoopBuilder UseStrategy(ILoopStrategy loopStrategy)
    {
        strategy = loopStrategy;
        return this;
    }

    /// <summary>The clock of the loop.</summary>
    /// <value>The system's unless said.</value>
    public AgentLoopBuilder UseClock(TimeProvider timeProvider)
    {
        clock = timeProvider;
        return this;
    }

    /// <summary>Where the loop logs to, under the category <c>AgentLoop</c>.</summary>
    /// <value>The container's logging, or nowhere.</value>
    public AgentLoopBuilder UseLoggerFactory(ILoggerFactory loggerFactory)
    {
        loggers = loggerFactory;
        return this;
    }
}
