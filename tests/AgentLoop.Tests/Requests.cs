using AgentLoop.Testing;

namespace AgentLoop.Tests;

/// <summary>Requests to the phases that ask models, with what most tests do not care about filled in.</summary>
internal static class Requests
{
    public static Brief Brief(string goal = "Mend the sum.") => new() { Goal = goal };

    public static Plan Plan(params string[] steps) => new() { Steps = steps };

    public static GenerationRequest Generate(ScriptedChatClient model, IWorkspaceView workspace, int count = 1) => new()
    {
        Run = RunScope.Detached(model),
        Brief = Brief(),
        Plan = Plan("Add instead of subtracting."),
        Workspace = workspace,
        Count = count,
    };

    public static ContextRequest Context(IWorkspaceView workspace, string goal = "Mend the sum.", params TestResult[] failing) => new()
    {
        Run = RunScope.Detached(),
        Brief = Brief(goal),
        Plan = Plan(),
        Workspace = workspace,
        Baseline = failing.Length == 0 ? [] : [FakeEvaluator.Fail("tests", "") with { Tests = failing }],
    };

    public static TestResult Failing(string name, string message = "", string stack = "") =>
        new() { Name = name, Outcome = TestOutcome.Failed, Message = message, StackTrace = stack };
}
