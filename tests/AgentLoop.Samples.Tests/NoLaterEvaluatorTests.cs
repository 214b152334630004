using AgentLoop.ConformanceTests;
using Snippets;

namespace AgentLoop.Samples.Tests;

public sealed class NoLaterEvaluatorTests : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => new()
    {
        Files = new Dictionary<string, string> { ["src/a.c"] = "int a;\n", ["README"] = "Ours.\n" },
        Good = new Dictionary<string, string> { ["src/a.c"] = "int a = 1;\n" },
        Bad = new Dictionary<string, string> { ["src/a.c"] = "int a; // TODO set it\n" },
    };

    protected override ValueTask<IEvaluator> CreateAsync() => new(new NoLaterEvaluator());
}
