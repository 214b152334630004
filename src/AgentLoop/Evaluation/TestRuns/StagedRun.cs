namespace AgentLoop;

/// <summary>Runs stages of suites in one workspace, and builds each suite once.</summary>
internal sealed class StagedRun(IReadOnlyList<TestSuite> suites, ISandboxSession session, RunScope run)
{
    private readonly SuiteRunner runner = new(session, run.Random);
    private readonly Dictionary<SandboxCommand, TimeSpan> built = [];

    /// <summary>Assemblies that stand in the workspace, built from the files that are judged.</summary>
    private IReadOnlyList<string> Built { get; init; } = [];

    /// <summary>Runs in a workspace of an evaluation; what evaluators before it have built stands in the candidate's own alone.</summary>
    public static StagedRun Of(EvaluationRequest request, IReadOnlyList<TestSuite> suites, ISandboxSession session) =>
        new(suites, session, request.Run) { Built = ReferenceEquals(session, request.Sandbox) ? [.. request.Earlier.SelectMany(evaluation => evaluation.Built)] : [] };

    public ValueTask<TestRun> RunWholeAsync(CancellationToken cancellationToken) => RunAsync(TestStage.All(suites), cancellationToken);

    /// <summary>Runs suite after suite, until one cannot be built, or does not come to its own end.</summary>
    public async ValueTask<TestRun> RunAsync(TestStage stage, CancellationToken cancellationToken)
    {
        List<SuiteRun> runs = [];
        foreach ((TestSuite suite, SandboxCommand command) in stage.Commands)
        {
            SuiteRun run = await BuildAsync(suite, cancellationToken).ConfigureAwait(false)
                ?? await runner.RunAsync(suite, command, cancellationToken).ConfigureAwait(false) with { BuildTime = Sum(suite) };
            runs.Add(run);
            if (run.IsBuild || run.Ran.Result.End != CommandEnd.Exited)
                break;
        }
        return new TestRun { Suites = runs, IsNamedBySuite = suites.Count > 1, Asked = stage.Asked };
    }

    /// <summary>Builds what is not built yet: suites may share a build. What failed, or <see langword="null"/>.</summary>
    private async ValueTask<SuiteRun?> BuildAsync(TestSuite suite, CancellationToken cancellationToken)
    {
        foreach (SandboxCommand command in IsBuilt(suite) ? [] : suite.Build.Where(command => !built.ContainsKey(command)))
        {
            CommandResult result = await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded)
                return new SuiteRun { Suite = suite, Ran = new RanCommand(command, result), IsBuild = true, BuildTime = result.Duration };
            built[command] = result.Duration;
        }
        return null;
    }

    private bool IsBuilt(TestSuite suite) => suite.OutputFolder is { } folder && Built.Any(path => IsIn(folder.Split('/'), path.Split('/')));

    private static bool IsIn(string[] folder, string[] path) =>
        path.Length == folder.Length + 1 && folder.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);

    private TimeSpan Sum(TestSuite suite) => suite.Build.Aggregate(TimeSpan.Zero, (sum, command) => sum + built.GetValueOrDefault(command));
}
