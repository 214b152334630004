namespace AgentLoop;

/// <summary>Evaluators that are ready to use.</summary>
public static class Evaluators
{
    /// <summary>Judges by a command line for <c>/bin/sh</c>: by its exit code or, where it writes one, by its test report.</summary>
    /// <param name="commandLine">The command line, such as <c>dotnet test --no-restore --logger trx</c>.</param>
    /// <param name="report">
    /// Where it writes a test report, as <see cref="TestSuite.Report"/>. Without one, an exit code of 0 passes, unless it is
    /// <c>dotnet test</c>, <c>cargo test</c>, <c>go test</c>, or <c>pytest</c>, and its output or exit code tells that nothing ran.
    /// </param>
    /// <param name="timeout">After this time it has failed; ten minutes unless said.</param>
    public static IEvaluator Command(string commandLine, string? report = null, TimeSpan? timeout = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(commandLine);
        SandboxCommand command = SandboxCommand.Shell(commandLine);
        command = command with { Timeout = timeout ?? command.Timeout };
        TestTool? tool = TestTool.Of(commandLine);
        if (report is not null)
            return Tests(new TestSuite { Name = commandLine, Command = command, Report = report, NothingRanExitCodes = tool?.NothingRanExitCodes ?? [] });
        return Command(new CommandEvaluatorOptions
        {
            Name = commandLine,
            Command = command,
            ExpectedOutput = tool?.ExpectedOutput,
            NothingRanExitCodes = tool?.NothingRanExitCodes ?? [],
        });
    }

    /// <summary>Judges by the command of these options.</summary>
    public static IEvaluator Command(CommandEvaluatorOptions options) => new CommandEvaluator(options);

    /// <summary>Judges by the tests that the repository's files show.</summary>
    public static IEvaluator Tests() => new TestEvaluator();

    /// <summary>Judges by the tests of these options.</summary>
    public static IEvaluator Tests(TestEvaluatorOptions options) => new TestEvaluator(options);

    /// <summary>Judges by the tests of a suite.</summary>
    public static IEvaluator Tests(TestSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return new TestEvaluator(new TestEvaluatorOptions { Name = suite.Name, Suites = [suite] });
    }

    /// <summary>Builds an xunit.v3 test project and runs it; what it needs is restored already.</summary>
    /// <param name="project">The path of the project file, relative to the workspace.</param>
    public static IEvaluator DotNetTest(string project) => DotNetTest(new DotNetTestOptions { Project = project });

    /// <summary>Builds a test project and runs it; what it needs is restored already.</summary>
    public static IEvaluator DotNetTest(DotNetTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Tests(new DotNetTestCommands(options).ToSuite());
    }

    /// <summary>Judges whether a candidate earns its verdict or buys it, by its change alone: tests, checks and settings made easier, and code made for the tests.</summary>
    /// <param name="options">How strict it is; the defaults unless given.</param>
    public static IEvaluator TestTampering(TestTamperingOptions? options = null) => new TestTamperingEvaluator(options);
}
