using System.Text;
using AgentLoop.Testing;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What do twenty candidates cost, each tested in a sandbox by a program that computes for a while, judged two at a time against one by one?</summary>
public class CandidatesJudged
{
    private const int Candidates = 20;
    private const string File = "product.py";
    private const string Product = "value = 1\n";

    private const string Tests =
        """
        import product
        total = 0
        for i in range(3_000_000):
            total += i % 7
        print("TAP version 13\n1..2")
        print("ok 1 - sums")
        print(("ok" if product.value < 0 else "not ok") + " 2 - is below zero")
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;

    [GlobalSetup]
    public void Write()
    {
        Directory.CreateDirectory(Path.Combine(folder, "repo"));
        System.IO.File.WriteAllText(Path.Combine(folder, "repo", File), Product);
        System.IO.File.WriteAllText(Path.Combine(folder, "repo", "check.py"), Tests);
    }

    [GlobalCleanup]
    public void Close() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true)]
    public Task OneByOne() => JudgeAsync(1);

    [Benchmark]
    public Task TwoAtATime() => JudgeAsync(2);

    private static Candidate Number(int value) => new()
    {
        Changes = new ChangeSet
        {
            Files = [new FileChange { Path = File, Kind = FileChangeKind.Modify, Expected = Digest.Of(Encoding.UTF8.GetBytes(Product)), Content = Encoding.UTF8.GetBytes($"value = {value}\n") }],
        },
    };

    private async Task JudgeAsync(int parallelism)
    {
        await using Loop loop = new AgentLoopBuilder()
            .UseGenerator(new FakeGenerator([.. Enumerable.Range(2, Candidates).Select(Number)]))
            .UseSandbox(Sandboxes.Landlock)
            .UseStrategy(Strategies.BestOfN(Candidates))
            .AddEvaluator(Evaluators.Tests(new TestEvaluatorOptions { Suites = [Suite()], Reruns = 0 }))
            .WithOptions(options =>
            {
                options.MaxParallelism = parallelism;
                options.WorkFolder = Path.Combine(folder, "work");
            })
            .Build();
        RunState state = await loop.RunToEndAsync(new AgentTask { Goal = "g", Workspace = Path.Combine(folder, "repo") });
        if (state.Candidates.Count != Candidates || state.Candidates.Values.Any(candidate => candidate.Verdict != Verdict.Fail))
            throw new InvalidOperationException(state.Reason);
    }

    private static TestSuite Suite() => new()
    {
        Name = "check",
        Command = new SandboxCommand { Program = "/usr/bin/python3", Arguments = ["-B", "check.py"] },
        Format = TestReportFormat.Tap,
    };
}
