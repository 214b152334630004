using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
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
        string? report = suite.Report is null ? result.StandardOutput.Text : await ReadAsync(session, suite.Report);
        return [.. Results(suite, report).Select(test => $"{test.Name}:{test.Outcome.ToString()[0]}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The results of a report.</summary>
    public static IReadOnlyList<TestResult> Results(TestSuite suite, string? report) => report is null ? [] : suite.Format switch
    {
        TestReportFormat.JUnit => [.. JUnit(report)],
        TestReportFormat.GoJson => [.. Go(report)],
        TestReportFormat.Trx => TestReports.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(report)), TestReportFormat.Trx).Tests,
        _ => throw new NotSupportedException(suite.Format.ToString()),
    };

    public void Dispose() => place.Dispose();

    private void Take(CommandResult result)
    {
        Assert.True(result.End is CommandEnd.Exited, $"{result.End} {result.StartFailure}");
        ExitCode = result.ExitCode;
        Output = result.StandardOutput.Text + result.StandardError.Text;
    }

    private static async Task<string?> ReadAsync(ISandboxSession session, string path) =>
        await session.ReadFileAsync(path, TestContext.Current.CancellationToken) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : null;

    private static IEnumerable<TestResult> JUnit(string report)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(report));
        while (Next(reader))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "testcase" } || Element(reader) is not { } test)
                continue;
            yield return new TestResult
            {
                Name = test.Attribute("name")!.Value,
                File = test.Attribute("file")?.Value,
                Outcome = test.Element("failure") is not null ? TestOutcome.Failed : test.Element("skipped") is not null ? TestOutcome.Skipped : TestOutcome.Passed,
                Message = test.Elements().FirstOrDefault()?.Attribute("message")?.Value,
            };
        }
    }

    private static XElement? Element(XmlReader reader)
    {
        using XmlReader inner = reader.ReadSubtree();
        return XElement.Load(inner);
    }

    private static bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static IEnumerable<TestResult> Go(string report)
    {
        Dictionary<string, TestOutcome> tests = new(StringComparer.Ordinal);
        foreach (string line in report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')))
        {
            JsonElement e = JsonDocument.Parse(line).RootElement;
            if (e.TryGetProperty("Test", out JsonElement test) && e.GetProperty("Action").GetString() is "run" or "pass" or "fail" or "skip")
                tests[$"{e.GetProperty("Package").GetString()}.{test.GetString()}"] = e.GetProperty("Action").GetString() switch { "pass" => TestOutcome.Passed, "skip" => TestOutcome.Skipped, _ => TestOutcome.Failed };
        }

        return tests.Select(test => new TestResult { Name = test.Key, Outcome = test.Value });
    }
}
