using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Evaluating;

/// <summary>The evaluator of exit codes, as every evaluator has to be.</summary>
public sealed class CommandEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => Scenes.Answer;

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.Command("grep -q right answer.txt"));
}

/// <summary>The evaluator of tests, as every evaluator has to be.</summary>
public sealed class TestEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => Scenes.Answer;

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.Tests(new TestSuite
    {
        Name = "answers",
        Command = SandboxCommand.Shell("""
            mkdir -p out
            if grep -q right answer.txt; then outcome=Passed; else outcome=Failed; fi
            echo "<TestRun><Results><UnitTestResult testName='a' outcome='$outcome'/><UnitTestResult testName='b' outcome='Passed'/></Results></TestRun>" > out/r.trx
            [ $outcome = Passed ]
            """),
        Report = "out/r.trx",
        Format = TestReportFormat.Trx,
    }));

    protected override bool MayLeave(string path) => path == "out/r.trx";
}

/// <summary>The evaluator of time and memory, as every evaluator has to be.</summary>
public sealed class PerformanceEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => Scenes.Answer with
    {
        Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "right\n" },
        Bad = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "wrong again\n" },
        Good = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "right indeed\n" },
    };

    protected override ValueTask<IEvaluator> CreateAsync() =>
        new(new PerformanceEvaluator(new PerformanceEvaluatorOptions { Command = SandboxCommand.Shell("grep -q right answer.txt"), Repeats = 2 }));
}

file static class Scenes
{
    public static EvaluatorScene Answer { get; } = new()
    {
        Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "wrong\n", ["other.txt"] = "stays\n" },
        Good = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "right\n" },
        Bad = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "wrong again\n" },
    };
}
