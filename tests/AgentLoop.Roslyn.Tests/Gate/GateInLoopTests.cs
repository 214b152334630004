using AgentLoop.Testing;

namespace AgentLoop.Roslyn.Tests;

/// <summary>The gate in a real loop: what it does is recorded, and done again from the record alone.</summary>
public sealed class GateInLoopTests : IDisposable
{
    private const string Project = "Small.csproj";
    private const string Source = "Sum.cs";
    private const string Whole = "namespace Small;\npublic static class Sum { public static int Of(int a, int b) => a - b; }\n";

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-gate-").FullName;
    private readonly InMemoryProvenanceStore store = new();
    private readonly FakeGenerator generator = new();

    public GateInLoopTests()
    {
        Write(Project, "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Write("Directory.Build.props", "<Project/>");
        Write("Directory.Build.targets", "<Project/>");
        Write("Directory.Packages.props", "<Project/>");
        Write(".gitignore", "bin/\nobj/\n");
        Write(Source, Whole);
    }

    private AgentTask Task => new() { Goal = "Mend the sum.", Workspace = Path.Combine(folder, "repo") };

    [Fact]
    public async Task What_the_gate_says_is_recorded_and_said_again_without_a_compiler()
    {
        generator.OnGenerate = (request, _) => new[] { Candidate(request.Attempts.Count == 0 ? "a + c" : "a + b") }.ToAsyncEnumerable();

        (RunState state, List<Evaluation> said) = await RunAsync(Strategies.Repair(2));

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Contains("Sum.cs(2): error CS0103", said[1].Feedback, StringComparison.Ordinal);
        Assert.Equal(["bin/Debug/net10.0/Small.dll"], said[2].Built);
        ReplayReport replay = await BuildLoop(Strategies.Repair(2)).ReplayAsync(state.RunId, TestContext.Current.CancellationToken);
        Assert.True(replay.IsIdentical, replay.Divergence?.ToString());
    }

    [Fact]
    public async Task A_process_that_has_nothing_in_memory_builds_the_untouched_repository_once_for_all_candidates()
    {
        IBaselineCache cache = new FolderBaselineCache(Path.Combine(folder, "baselines"));
        generator.OnGenerate = (_, _) => new[] { Candidate("a + c"), Candidate("a + b"), Candidate("b + a") }.ToAsyncEnumerable();
        await RunAsync(Strategies.BestOfN(3), cache);

        (RunState state, List<Evaluation> said) = await RunAsync(Strategies.BestOfN(3), cache);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Equal([Verdict.Pass, Verdict.Fail, Verdict.Pass, Verdict.Pass], said.Select(e => e.Verdict).Take(1).Concat(said.Skip(1).Select(e => e.Verdict).OrderByDescending(v => v)));
        Assert.Equal(1, await store.ReadAsync(new ReadRequest { RunId = state.RunId }).CountAsync(r => Text(r).Contains("dotnet build", StringComparison.Ordinal)));
        ReplayReport replay = await BuildLoop(Strategies.BestOfN(3), cache).ReplayAsync(state.RunId, TestContext.Current.CancellationToken);
        Assert.True(replay.IsIdentical, replay.Divergence?.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Text(JournalRecord record) => System.Text.Encoding.UTF8.GetString(record.Payload.Span);

    private static Candidate Candidate(string expression) => new()
    {
        Rationale = expression,
        Changes = new ChangeSet { Files = [Shop.Change(Source, Whole.Replace("a - b", expression, StringComparison.Ordinal)) with { Expected = Digest.Of(System.Text.Encoding.UTF8.GetBytes(Whole)) }] },
    };

    private Loop BuildLoop(ILoopStrategy strategy, IBaselineCache? cache = null)
    {
        AgentLoopBuilder builder = new AgentLoopBuilder()
            .UseGenerator(generator)
            .UseSandbox(Sandboxes.Unisolated)
            .AddCompileGate(Project)
            .UseProvenance(store)
            .UseIntegrator(new FakeIntegrator())
            .UseStrategy(strategy)
            .WithOptions(o =>
            {
                o.WorkFolder = Path.Combine(folder, "work");
                o.Preparation = new Preparation { Commands = [new SandboxCommand { Program = "dotnet", Arguments = ["restore", "-nodeReuse:false"] }] };
            });
        return (cache is null ? builder : builder.UseBaselineCache(cache)).Build();
    }

    /// <summary>Runs, and tells what the gate said, of the untouched repository first.</summary>
    private async Task<(RunState State, List<Evaluation> Said)> RunAsync(ILoopStrategy strategy, IBaselineCache? cache = null)
    {
        List<RunEvent> events = await BuildLoop(strategy, cache).RunAsync(Task, TestContext.Current.CancellationToken).ToListAsync();
        List<Evaluation> said = [];
        foreach (EvaluationSummary summary in events.SelectMany(e => e switch { BaselineEvaluated b => b.Evaluations, CandidateEvaluated c => c.Evaluations, _ => [] }))
            said.Add(EvaluationJson.Read((await store.GetAsync(summary.Report.Digest))!.Value.Span));
        return (await events.ToAsyncEnumerable().FoldAsync(), said);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "repo"));
        File.WriteAllText(Path.Combine(folder, "repo", path), text);
    }
}
