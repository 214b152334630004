namespace AgentLoop;

/// <summary>The test runners of Node.js that are known.</summary>
internal static class NodeRunners
{
    public static NodeRunner Jest { get; } = new()
    {
        Name = "jest",
        Run = "jest",
        Reporter = ("jest-reporter.cjs", NodeScripts.JestReporter),
        Arguments = ["--ci", "--testLocationInResults", "--reporters=default", "--reporters=./.agentloop/jest-reporter.cjs"],
        Report = "jest.xml",
        Filter = new NodeTestFilter { Names = "--testNamePattern", Files = "--runTestsByPath", JoinsGroups = true },
        Configuration = "jest.config.",
    };

    public static NodeRunner Vitest { get; } = new()
    {
        Name = "vitest",
        Run = "vitest run",
        Arguments = ["--run", "--no-color", "--reporter=default", "--reporter=junit", "--outputFile.junit=.agentloop/vitest.xml"],
        Report = "vitest.xml",
        Filter = new NodeTestFilter { Names = "--testNamePattern", JoinsGroups = true },
        Configuration = "vitest.config.",
    };

    public static NodeRunner Mocha { get; } = new()
    {
        Name = "mocha",
        Run = "mocha",
        Reporter = ("mocha-reporter.cjs", NodeScripts.MochaReporter),
        Arguments = ["--reporter", "./.agentloop/mocha-reporter.cjs"],
        Report = "mocha.xml",
        Filter = new NodeTestFilter { Names = "--grep", JoinsGroups = true },
        Configuration = ".mocharc.",
    };

    public static NodeRunner Ava { get; } = new()
    {
        Name = "ava",
        Run = "ava",
        Arguments = ["--tap"],
        Format = TestReportFormat.Tap,
        Configuration = "ava.config.",
    };

    public static NodeRunner Tap { get; } = new()
    {
        Name = "tap",
        Run = "tap",
        Arguments = ["--reporter=tap"],
        Format = TestReportFormat.Tap,
        Configuration = ".taprc",
    };

    /// <summary>Node's own. The second reporter is for people, in the output.</summary>
    public static NodeRunner Node { get; } = new()
    {
        Name = "node --test",
        Run = "node --test",
        Arguments =
        [
            $"--import={NodeScripts.GuardAddress}", $"--test-reporter={NodeScripts.TestReporterAddress}", "--test-reporter-destination=stderr", "--test-reporter=spec", "--test-reporter-destination=stdout",
        ],
        Report = "node.xml",
        Filter = new NodeTestFilter { Names = "--test-name-pattern" },
    };

    public static NodeRunner[] All { get; } = [Jest, Vitest, Mocha, Ava, Tap, Node];
}
