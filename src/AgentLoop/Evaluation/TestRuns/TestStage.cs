namespace AgentLoop;

/// <summary>Tests that are run before more are: of each suite that takes part, the command and the tests it is asked for.</summary>
internal sealed record TestStage
{
    public required IReadOnlyList<(TestSuite Suite, SandboxCommand Command)> Commands { get; init; }

    /// <summary>The full names of the tests that are asked for; <see langword="null"/> for all there are.</summary>
    public IReadOnlySet<string>? Asked { get; init; }

    /// <summary>All tests of all suites.</summary>
    public static TestStage All(IReadOnlyList<TestSuite> suites) => new() { Commands = [.. suites.Select(suite => (suite, suite.Command))] };
}
