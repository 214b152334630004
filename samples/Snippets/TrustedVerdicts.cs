using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>Judges that are asked in the order of what they cost, on a repository whose tests are found by its files.</summary>
public static class TrustedVerdicts
{
    public static async Task<Loop> BuildAsync(IChatClient judge)
    {
        DetectedTests tests = await TestSuites.DetectAsync(await Workspace.Open("path/to/repo").ViewAsync());
        foreach (TestSuite suite in tests.Suites)
            Console.WriteLine($"{suite.Name}: {suite.Reason}");

        return new AgentLoopBuilder()
            .AddEvaluator(new TestTamperingEvaluator())
            .AddCompileGate("src/App.sln")
            .AddEvaluator(Evaluators.Tests(new TestEvaluatorOptions { Suites = tests.Suites, Goal = TestGoal.SomethingFixed }))
            .AddEvaluator(new PerformanceEvaluator(new PerformanceEvaluatorOptions { Command = SandboxCommand.Shell("./bench.sh") }), isGate: false)
            .AddEvaluator(new RubricEvaluator(judge), isGate: false)
            .UseBaselineCache(new FolderBaselineCache("baselines"))
            .WithOptions(options =>
            {
                options.Preparation = tests.Preparation;
                options.Network = tests.Network;
            })
            .Build();
    }
}
