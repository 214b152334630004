using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>The loop of this sample: what is plugged into what.</summary>
internal static class LoopComposition
{
    private const int CandidatesOffline = 400;
    private const int AttemptsWithModel = 5;

    /// <summary>Who a host with uid 0 becomes before anything runs in bubblewrap: a user that owns nothing.</summary>
    private const uint Nobody = 65534;

    private static readonly ISandbox Contained =
        Sandboxes.StrongestOf(new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = Nobody }), Sandboxes.Landlock);

    public static Loop Compose(Settings settings, IProvenanceStore store, string? patch)
    {
        IChatClient? model = ModelOf(settings);

        AgentLoopBuilder loop = new AgentLoopBuilder()
            .AddEvaluator(EvaluatorOf(settings))
            .UseSandbox(settings.WithoutSandbox ? Sandboxes.Unisolated : Contained)
            .UseProvenance(store)
            .UseIntegrator(patch is null ? new GitBranchIntegrator() : new PatchFileIntegrator(patch))
            .WithOptions(options => options.MaxParallelism = settings.Parallel);

        if (model is null)
            loop.UseGenerator(new MutationGenerator()).UseStrategy(Strategies.BestOfN(settings.Candidates ?? CandidatesOffline, stopAtFirstPass: true));
        else
            loop.UseChatClient(_ => model).UseGenerator(new ToolLoopGenerator()).UseStrategy(Strategies.Repair(settings.Candidates ?? AttemptsWithModel));

        if (settings.Approve)
            loop.UseApprover(_ => new ConsoleApprover()).RequireApproval(Milestone.Integrate);

        return loop.Build();
    }

    private static IChatClient? ModelOf(Settings settings) => settings switch
    {
        { Scripted: { } client } => ScriptedModel.Start(client),
        { Offline: true } => null,
        _ => ModelFromEnvironment.Find(settings.Model, Environment.GetEnvironmentVariable),
    };

    private static IEvaluator EvaluatorOf(Settings settings)
    {
        if (settings.Test is not { } test)
            return Evaluators.DotNetTest(new DotNetTestOptions { Project = settings.TestProject ?? SampleProject.Tests, TestTimeout = settings.Timeout });

        return Evaluators.Command(new CommandEvaluatorOptions
        {
            Name = test,
            Prepare = settings.Build is { } build ? [SandboxCommand.Shell(build)] : [],
            Command = SandboxCommand.Shell(test) with { Timeout = settings.Timeout },
            Report = settings.Report,
        });
    }
}
