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

    public static async Task<Loop> ComposeAsync(Settings settings, IProvenanceStore store, string? patch, CancellationToken cancellationToken)
    {
        IChatClient? model = ModelOf(settings);
        DetectedTests? tests = settings is { Repository: { } repository, Test: null, TestProject: null } ? await FindTestsAsync(repository, cancellationToken) : null;

        AgentLoopBuilder loop = new AgentLoopBuilder()
            .AddEvaluator(new TestTamperingEvaluator())
            .AddEvaluator(tests is null ? EvaluatorOf(settings) : Evaluators.Tests(new TestEvaluatorOptions { Suites = tests.Suites }))
            .UseSandbox(settings.WithoutSandbox ? Sandboxes.Unisolated : Contained)
            .UseProvenance(store)
            .UseIntegrator(patch is null ? new GitBranchIntegrator() : new PatchFileIntegrator(patch))
            .WithOptions(options =>
            {
                options.MaxParallelism = settings.Parallel;
                options.Network = tests?.Network ?? NetworkGrant.None;
                options.Preparation = settings.Prepare ? tests?.Preparation : null;
            });

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

        SandboxCommand command = SandboxCommand.Shell(test) with { Timeout = settings.Timeout };
        SandboxCommand[] build = settings.Build is { } line ? [SandboxCommand.Shell(line)] : [];
        return settings.Report is { } report
            ? Evaluators.Tests(new TestSuite { Name = test, Build = build, Command = command, Report = report })
            : Evaluators.Command(new CommandEvaluatorOptions { Name = test, Prepare = build, Command = command });
    }

    /// <exception cref="AgentLoopException">The repository shows no tests.</exception>
    private static async Task<DetectedTests> FindTestsAsync(string repository, CancellationToken cancellationToken)
    {
        DetectedTests found = await TestSuites.DetectAsync(await Workspace.Open(repository).ViewAsync(cancellationToken), cancellationToken: cancellationToken);
        return found.Suites.Count > 0
            ? found
            : throw new AgentLoopException(string.Join(' ', found.Problems.Prepend("The repository's files show no tests that can be run.").Append("Say how to judge a change: give --test \"COMMAND\" or --test-project FILE.")));
    }
}
