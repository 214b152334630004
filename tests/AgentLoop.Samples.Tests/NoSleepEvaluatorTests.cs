using AgentLoop.ConformanceTests;
using Snippets;

namespace AgentLoop.Samples.Tests;

public sealed class NoSleepEvaluatorTests : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => new()
    {
        Files = new Dictionary<string, string> { ["A.cs"] = "class A { }\n" },
        Good = new Dictionary<string, string> { ["A.cs"] = "class A { int x; }\n" },
        Bad = new Dictionary<string, string> { ["A.cs"] = "class A { void Wait() => Thread.Sleep(100); }\n" },
    };

    protected override ValueTask<IEvaluator> CreateAsync() => new(new NoSleepEvaluator());
}
