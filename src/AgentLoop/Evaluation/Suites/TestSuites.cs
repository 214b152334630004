namespace AgentLoop;

/// <summary>Finds the tests of a repository.</summary>
public static class TestSuites
{
    private static readonly ISuiteDetector[] Detectors =
    [
        new DotNetSuiteDetector(), new PythonSuiteDetector(), new NodeSuiteDetector(), new GoSuiteDetector(), new RustSuiteDetector(), new MavenSuiteDetector(),
        new GradleSuiteDetector(),
    ];

    /// <summary>The tests of one .NET project, for a host that knows how they are run.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public static TestSuite DotNet(DotNetTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DotNetTestCommands(options).ToSuite();
    }

    /// <summary>
    /// Tells by the files of a repository which test runners it uses and how they are run. Nothing is executed; the files are read as untrusted, a bounded
    /// number of them. What other people's code is in (<c>node_modules</c>, <c>vendor</c>), and what a build writes, is passed over.
    /// </summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public static async ValueTask<DetectedTests> DetectAsync(
        IWorkspaceView workspace, TestSuiteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        options ??= new TestSuiteOptions();
        TestSuiteOptions.Validate(options);
        SuiteSearch search = new(new RepositoryFiles(workspace), options);
        foreach (ISuiteDetector detector in Detectors)
            await detector.DetectAsync(search, cancellationToken).ConfigureAwait(false);
        return search.Found();
    }
}
