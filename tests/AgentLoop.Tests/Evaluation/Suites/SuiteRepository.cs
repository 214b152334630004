using System.Text;
using AgentLoop.Tests.Sandboxing;

namespace AgentLoop.Tests.Evaluating;

/// <summary>A small repository in a temporary folder, whose tests are found by its files and run in the strongest sandbox.</summary>
internal sealed class SuiteRepository : IDisposable
{
    private readonly TemporaryFolder place = new();
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public SuiteRepository(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateDirectory(place.File("workspace")).FullName;
        foreach ((string path, string text) in files)
            Write(path, text);
    }

    public string Root { get; }

    /// <summary>What the last command printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What was read of the last run.</summary>
    public TestReport Report { get; private set; } = new() { IsComplete = false };

    public int ExitCode { get; private set; }

    public SandboxRequest Request { get; set; } = new() { Workspace = "" };

    public void Write(string path, string text)
    {
        files[path] = text;
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public async Task<DetectedTests> DetectAsync() => await TestSuites.DetectAsync(new InMemoryWorkspaceView(files), cancellationToken: TestContext.Current.CancellationToken);

    public async Task<TestSuite> OnlySuiteAsync()
    {
        DetectedTests found = await DetectAsync();
        Assert.Empty(found.Problems);
        return Assert.Single(found.Suites);
    }

    /// <summary>Runs the one suite, or some of its tests, and tells each test with P, F, or S.</summary>
    public async Task<string[]> RunAsync(TestSuite? suite = null, SandboxCommand? command = null)
    {
        suite ??= await OnlySuiteAsync();
        await using ISandboxSession session = await Sandboxes.Strongest.OpenAsync(Request with { Workspace = Root, Network = suite.NeedsLoopback ? NetworkGrant.Loopback : NetworkGrant.None });
        foreach (SandboxCommand build in suite.Build)
        {
            Take(await session.ExecuteAsync(build, TestContext.Current.CancellationToken));
            Assert.True(ExitCode == 0, Output);
        }

        CommandResult result = await session.ExecuteAsync((command ?? suite.Command) with { MaxOutputBytes = 4 * 1024 * 1024 }, TestContext.Current.CancellationToken);
        Take(result);
        ReadOnlyMemory<byte> report = suite.Report is null ? Encoding.UTF8.GetBytes(result.StandardOutput.Text) : await session.ReadFileAsync(suite.Report, TestContext.Current.CancellationToken) ?? default;
        using MemoryStream stream = new(report.ToArray());
        Report = TestReports.Read(stream, suite.Format, new TestReportOptions { Root = Root }, TestContext.Current.CancellationToken);
        return [.. Report.Tests.Select(test => $"{test.Name}:{test.Outcome.ToString()[0]}").Order(StringComparer.Ordinal)];
    }

    public void Dispose() => place.Dispose();

    private void Take(CommandResult result)
    {
        Assert.True(result.End is CommandEnd.Exited, $"{result.End} {result.StartFailure}");
        ExitCode = result.ExitCode;
        Output = result.StandardOutput.Text + result.StandardError.Text;
    }
}
