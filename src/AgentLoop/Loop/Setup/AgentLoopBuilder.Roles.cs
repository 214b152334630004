using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AgentLoop;

public sealed partial class AgentLoopBuilder
{
    /// <summary>The model.</summary>
    /// <value>None: the loop works without one.</value>
    public AgentLoopBuilder UseChatClient(IChatClient instance) => Set(ref chatClient, Role<IChatClient>.Of(instance));

    /// <inheritdoc cref="UseChatClient(IChatClient)"/>
    public AgentLoopBuilder UseChatClient(Func<IServiceProvider, IChatClient> factory) => Set(ref chatClient, Role<IChatClient>.By(factory));

    /// <summary>Turns the task into a brief.</summary>
    /// <value><see cref="VerbatimIntake"/></value>
    public AgentLoopBuilder UseIntake(ITaskIntake instance) => Set(ref intake, Role<ITaskIntake>.Of(instance));

    /// <inheritdoc cref="UseIntake(ITaskIntake)"/>
    public AgentLoopBuilder UseIntake(Func<IServiceProvider, ITaskIntake> factory) => Set(ref intake, Role<ITaskIntake>.By(factory));

    /// <inheritdoc cref="UseIntake(ITaskIntake)"/>
    public AgentLoopBuilder UseIntake<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ITaskIntake => Set(ref intake, Role<ITaskIntake>.New<T>());

    /// <summary>Makes the plan.</summary>
    /// <value><see cref="SingleStepPlanner"/>, or <see cref="ChatPlanner"/> where there is a model.</value>
    public AgentLoopBuilder UsePlanner(IPlanner instance) => Set(ref planner, Role<IPlanner>.Of(instance));

    /// <inheritdoc cref="UsePlanner(IPlanner)"/>
    public AgentLoopBuilder UsePlanner(Func<IServiceProvider, IPlanner> factory) => Set(ref planner, Role<IPlanner>.By(factory));

    /// <inheritdoc cref="UsePlanner(IPlanner)"/>
    public AgentLoopBuilder UsePlanner<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IPlanner => Set(ref planner, Role<IPlanner>.New<T>());

    /// <summary>Proposes candidates.</summary>
    /// <value><see cref="MutationGenerator"/>, or <see cref="ToolLoopGenerator"/> where there is a model.</value>
    public AgentLoopBuilder UseGenerator(IGenerator instance) => Set(ref generator, Role<IGenerator>.Of(instance));

    /// <inheritdoc cref="UseGenerator(IGenerator)"/>
    public AgentLoopBuilder UseGenerator(Func<IServiceProvider, IGenerator> factory) => Set(ref generator, Role<IGenerator>.By(factory));

    /// <inheritdoc cref="UseGenerator(IGenerator)"/>
    public AgentLoopBuilder UseGenerator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IGenerator => Set(ref generator, Role<IGenerator>.New<T>());

    /// <summary>Where candidates run.</summary>
    /// <value><see cref="Sandboxes.Strongest"/></value>
    public AgentLoopBuilder UseSandbox(ISandbox instance) => Set(ref sandbox, Role<ISandbox>.Of(instance));

    /// <inheritdoc cref="UseSandbox(ISandbox)"/>
    public AgentLoopBuilder UseSandbox(Func<IServiceProvider, ISandbox> factory) => Set(ref sandbox, Role<ISandbox>.By(factory));

    /// <inheritdoc cref="UseSandbox(ISandbox)"/>
    public AgentLoopBuilder UseSandbox<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ISandbox => Set(ref sandbox, Role<ISandbox>.New<T>());

    /// <summary>Keeps the journal.</summary>
    /// <value><see cref="InMemoryProvenanceStore"/>, which lasts as long as the process.</value>
    public AgentLoopBuilder UseProvenance(IProvenanceStore instance) => Set(ref provenance, Role<IProvenanceStore>.Of(instance));

    /// <inheritdoc cref="UseProvenance(IProvenanceStore)"/>
    public AgentLoopBuilder UseProvenance(Func<IServiceProvider, IProvenanceStore> factory) => Set(ref provenance, Role<IProvenanceStore>.By(factory));

    /// <inheritdoc cref="UseProvenance(IProvenanceStore)"/>
    public AgentLoopBuilder UseProvenance<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IProvenanceStore => Set(ref provenance, Role<IProvenanceStore>.New<T>());

    /// <summary>Hands the verified change over.</summary>
    /// <value><see cref="GitBranchIntegrator"/></value>
    public AgentLoopBuilder UseIntegrator(IIntegrator instance) => Set(ref integrator, Role<IIntegrator>.Of(instance));

    /// <inheritdoc cref="UseIntegrator(IIntegrator)"/>
    public AgentLoopBuilder UseIntegrator(Func<IServiceProvider, IIntegrator> factory) => Set(ref integrator, Role<IIntegrator>.By(factory));

    /// <inheritdoc cref="UseIntegrator(IIntegrator)"/>
    public AgentLoopBuilder UseIntegrator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IIntegrator => Set(ref integrator, Role<IIntegrator>.New<T>());

    /// <summary>Gives or denies approval.</summary>
    /// <value>None: needed only where approval is required.</value>
    public AgentLoopBuilder UseApprover(IApprover instance) => Set(ref approver, Role<IApprover>.Of(instance));

    /// <inheritdoc cref="UseApprover(IApprover)"/>
    public AgentLoopBuilder UseApprover(Func<IServiceProvider, IApprover> factory) => Set(ref approver, Role<IApprover>.By(factory));

    /// <inheritdoc cref="UseApprover(IApprover)"/>
    public AgentLoopBuilder UseApprover<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IApprover => Set(ref approver, Role<IApprover>.New<T>());

    /// <summary>Finds out what became of effects of plugins, tools and hand-overs that were begun and of which no result was recorded.</summary>
    /// <value>None: where the plugin cannot say either, a tool's call stays unknown to the model, and the run ends until the host says.</value>
    public AgentLoopBuilder UseReconciler(IReconciler instance) => Set(ref reconciler, Role<IReconciler>.Of(instance));

    /// <inheritdoc cref="UseReconciler(IReconciler)"/>
    public AgentLoopBuilder UseReconciler(Func<IServiceProvider, IReconciler> factory) => Set(ref reconciler, Role<IReconciler>.By(factory));

    /// <summary>Adds something that finds context.</summary>
    /// <value>Instructions, failing output, the files it mentions, and a listing, unless any is added.</value>
    public AgentLoopBuilder AddContextProvider(IContextProvider instance) => Add(contextProviders, Role<IContextProvider>.Of(instance));

    /// <inheritdoc cref="AddContextProvider(IContextProvider)"/>
    public AgentLoopBuilder AddContextProvider(Func<IServiceProvider, IContextProvider> factory) => Add(contextProviders, Role<IContextProvider>.By(factory));

    /// <inheritdoc cref="AddContextProvider(IContextProvider)"/>
    public AgentLoopBuilder AddContextProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IContextProvider => Add(contextProviders, Role<IContextProvider>.New<T>());

    /// <summary>Adds something that says what may be done; all must allow.</summary>
    /// <value><see cref="ProtectedPathPolicy"/>, unless any is added.</value>
    public AgentLoopBuilder AddPolicy(IPolicy instance) => Add(policies, Role<IPolicy>.Of(instance));

    /// <inheritdoc cref="AddPolicy(IPolicy)"/>
    public AgentLoopBuilder AddPolicy(Func<IServiceProvider, IPolicy> factory) => Add(policies, Role<IPolicy>.By(factory));

    /// <inheritdoc cref="AddPolicy(IPolicy)"/>
    public AgentLoopBuilder AddPolicy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IPolicy => Add(policies, Role<IPolicy>.New<T>());

    /// <summary>
    /// Adds something that judges candidates. A candidate passes when it passes every gate; others only rank those that pass. Gates are asked first, and of
    /// gates and others each those first that do least (<see cref="EvaluatorTraits.Effort"/>); a candidate that does not pass a gate is asked about no further.
    /// </summary>
    public AgentLoopBuilder AddEvaluator(IEvaluator instance, bool isGate = true) => Add(evaluators, (Role<IEvaluator>.Of(instance), isGate));

    /// <inheritdoc cref="AddEvaluator(IEvaluator, bool)"/>
    public AgentLoopBuilder AddEvaluator(Func<IServiceProvider, IEvaluator> factory, bool isGate = true) => Add(evaluators, (Role<IEvaluator>.By(factory), isGate));

    /// <inheritdoc cref="AddEvaluator(IEvaluator, bool)"/>
    public AgentLoopBuilder AddEvaluator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(bool isGate = true)
        where T : class, IEvaluator => Add(evaluators, (Role<IEvaluator>.New<T>(), isGate));

    /// <summary>Remembers what was said of untouched repositories.</summary>
    /// <value><see cref="InMemoryBaselineCache"/>, one for each loop.</value>
    public AgentLoopBuilder UseBaselineCache(IBaselineCache instance) => Set(ref baselines, Role<IBaselineCache>.Of(instance));

    /// <inheritdoc cref="UseBaselineCache(IBaselineCache)"/>
    public AgentLoopBuilder UseBaselineCache(Func<IServiceProvider, IBaselineCache> factory) => Set(ref baselines, Role<IBaselineCache>.By(factory));

    private AgentLoopBuilder Set<T>(ref Role<T>? field, Role<T> role)
        where T : class
    {
        field = role;
        return this;
    }

    private AgentLoopBuilder Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return this;
    }
}
