namespace AgentLoop;

/// <summary>Tells a test runner to run some of its tests alone.</summary>
public interface ITestFilter
{
    /// <summary>
    /// The command that runs these tests, and perhaps more that it cannot tell apart from them; <see langword="null"/> where it cannot be said of them, or
    /// not on one command line.
    /// </summary>
    /// <param name="all">The command that runs all tests of the suite.</param>
    /// <param name="tests">Results as the runner reported them; their names and files are untrusted.</param>
    SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests);
}
