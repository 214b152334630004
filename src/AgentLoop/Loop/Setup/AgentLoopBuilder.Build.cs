using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentLoop;

public sealed partial class AgentLoopBuilder
{
    private const int CandidatesWithoutModel = 400;
    private const int AttemptsWithModel = 5;
    private const int AttemptsPerPlan = 3;

    /// <summary>Validates and freezes what was composed. Here, and nowhere else, defaults are chosen.</summary>
    /// <param name="services">Where factories find what they need; none for a loop without a container.</param>
    /// <exception cref="AgentLoopException">Something is missing or contradicts something else; the message names the call that mends it.</exception>
    public Loop Build(IServiceProvider? services = null)
    {
        var make = new RoleMaker(services ?? new NoServices());
        IChatClient? model = make.Optional(chatClient);
        bool hasModel = model is not null;
        Require();

        return new Loop(new LoopSetup
        {
            ChatClient = model,
            Intake = make.One(intake, () => new VerbatimIntake()),
            Planner = make.One(planner, () => hasModel ? new ChatPlanner() : new SingleStepPlanner()),
            ContextProviders = make.Many(contextProviders, () => [new InstructionsProvider(), new FailingOutputProvider(), new MentionedFilesProvider(), new FileListingProvider()]),
            Generator = make.One(generator, () => hasModel ? new ToolLoopGenerator() : new MutationGenerator()),
            Sandbox = make.One(sandbox, () => Sandboxes.Strongest),
            Stages = EvaluatorEntry.Stages(make.Evaluators(evaluators)),
            Baselines = make.One(baselines, () => new InMemoryBaselineCache()),
            Store = new MaskedStore(make.One(provenance, () => new InMemoryProvenanceStore()), new SecretMask(redaction)),
            Integrator = make.One(integrator, () => new GitBranchIntegrator()),
            Policies = new PolicyGate(make.Many(policies, () => [new ProtectedPathPolicy()])),
            Approver = new FailClosedApprover(make.One(approver, () => new NoApprover())),
            Reconciler = make.Optional(reconciler),
            Strategy = new GuardedStrategy(strategy ?? (hasModel ? Strategies.Repair(AttemptsWithModel, AttemptsPerPlan) : Strategies.BestOfN(CandidatesWithoutModel, stopAtFirstPass: true))),
            Budget = budget with { },
            Options = options with { },
            RequiredApprovals = [.. approvals],
            Price = price,
            Clock = clock ?? make.Service<TimeProvider>() ?? TimeProvider.System,
            Observer = new RunObserver((loggers ?? make.Service<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(RunObserver.Name)),
            Owned = make.Owned,
            Roles = make.Names,
        });
    }

    private void Require()
    {
        if (evaluators.Count == 0)
            throw new AgentLoopException("Nothing judges the candidates; add an evaluator, such as AddEvaluator(Evaluators.Command(\"dotnet test\")).");
        if (approvals.Count > 0 && approver is null)
            throw new AgentLoopException($"Approval of {string.Join(", ", approvals)} is required and nobody can give it; name who does with UseApprover.");
        if (budget.MaxCost is not null && price is null)
            throw new AgentLoopException("The budget limits the cost and nothing says what a call costs; give prices with WithPrices.");
    }
}
