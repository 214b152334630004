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

    public static async Task<Composition> ComposeAsync(Settings settings, IProvenanceStore store, string? patch, CancellationToken cancellationToken)
    {
        IChatClient? model = ModelOf(settings);
        DetectedTests? tests = settings is { Repository: { } repository, Test: null, TestProject: null } ? await FindTestsAsync(repository, cancellationToken) : null;
        TestSuite[] suites = [.. tests?.Suites ?? SuitesOf(settings)];

        AgentLoopBuilder loop = new AgentLoopBuilder()
            .AddEvaluator(new TestTamperingEvaluator())
            .AddEvaluator(EvaluatorOf(settings, suites))
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

        if (settings.Baselines is { } folder)
            loop.UseBaselineCache(new FolderBaselineCache(folder));

        return new Composition { Loop = loop.Build(), Store = store, Suites = suites, Test = settings.Test, MendsSome = settings.FixSome };
    }

    private static IChatClient? ModelOf(Settings settings) => settings switch
    {
        { Scripted: { } client } => ScriptedModel.Start(client),
        { Offline: true } => null,
        _ => ModelFromEnvironment.Find(settings.Model, Environment.GetEnvironmentVariable),
    };

    /// <summary>The tests that the user names; none for a command that does not tell them apart.</summary>
    private static IEnumerable<TestSuite> SuitesOf(Settings settings) => settings switch
    {
        { Test: null } => [TestSuites.DotNet(new DotNetTestOptions { Project = settings.TestProject ?? SampleProject.Tests, TestTimeout = settings.Timeout })],
        { Test: { } test, Report: { } report } => [new TestSuite { Name = test, Build = BuildOf(settings), Command = CommandOf(settings, test), Report = report }],
        _ => [],
    };

    private static IEvaluator EvaluatorOf(Settings settings, TestSuite[] suites) => suites.Length > 0
        ? Evaluators.Tests(new TestEvaluatorOptions { Suites = suites, Goal = settings.FixSome ? TestGoal.SomethingFixed : TestGoal.NothingFails })
        : Evaluators.Command(new CommandEvaluatorOptions { Name = settings.Test!, Prepare = BuildOf(settings), Command = CommandOf(settings, settings.Test!) });

    private static SandboxCommand CommandOf(Settings settings, string line) => SandboxCommand.Shell(line) with { Timeout = settings.Timeout };

    private static SandboxCommand[] BuildOf(Settings settings) => settings.Build is { } line ? [SandboxCommand.Shell(line)] : [];

    /// <exception cref="AgentLoopException">The repository shows no tests.</exception>
    private static async Task<DetectedTests> FindTestsAsync(string repository, CancellationToken cancellationToken)
    {
        DetectedTests found = await TestSuites.DetectAsync(await Workspace.Open(repository).ViewAsync(cancellationToken), cancellationToken: cancellationToken);
        return found.Suites.Count > 0
            ? found
            : throw new AgentLoopException(string.Join(' ', found.Problems.Prepend("The repository's files show no tests that can be run.").Append("Say how to judge a change: give --test \"COMMAND\" or --test-project FILE.")));
    }
}
