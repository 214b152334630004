namespace AgentLoop;

/// <summary>Runs stages of suites in one workspace, and builds each suite once.</summary>
internal sealed class StagedRun(IReadOnlyList<TestSuite> suites, ISandboxSession session)
{
    private readonly SuiteRunner runner = new(session);
    private readonly Dictionary<string, TimeSpan> built = new(StringComparer.Ordinal);

    /// <summary>Whether what suites run is built already.</summary>
    public bool IsBuilt { get; init; }

    public ValueTask<TestRun> RunWholeAsync(CancellationToken cancellationToken) => RunAsync(TestStage.All(suites), cancellationToken);

    /// <summary>Runs suite after suite, until one cannot be built, or does not come to its own end.</summary>
    public async ValueTask<TestRun> RunAsync(TestStage stage, CancellationToken cancellationToken)
    {
        List<SuiteRun> runs = [];
        foreach ((TestSuite suite, SandboxCommand command) in stage.Commands)
        {
            SuiteRun run = await BuildAsync(suite, cancellationToken).ConfigureAwait(false)
                ?? await runner.RunAsync(suite, command, cancellationToken).ConfigureAwait(false) with { BuildTime = built.GetValueOrDefault(suite.Name) };
            runs.Add(run);
            if (run.IsBuild || run.Ran.Result.End != CommandEnd.Exited)
                break;
        }
        return new TestRun { Suites = runs, IsNamedBySuite = suites.Count > 1, Asked = stage.Asked };
    }

    private async ValueTask<SuiteRun?> BuildAsync(TestSuite suite, CancellationToken cancellationToken)
    {
        if (built.ContainsKey(suite.Name) || (IsBuilt && suite.RunsAssemblies))
            return null;
        (SuiteRun? failed, TimeSpan time) = await runner.BuildAsync(suite, cancellationToken).ConfigureAwait(false);
        built[suite.Name] = time;
        return failed;
    }
}
