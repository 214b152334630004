using System.Text.Json;

namespace AgentLoop.Tests.Evaluating;

public sealed class ReportFixtureTests
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES") ?? "", "test-reports");

    public static TheoryData<string> Names => File.Exists(Path.Combine(Folder, "expected.json"))
        ? [.. Expected().EnumerateObject().Select(entry => entry.Name)]
        : ["none"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reports_of_other_projects_are_counted_as_an_independent_count_has_it(string name)
    {
        Assert.SkipWhen(name == "none", "AGENTLOOP_FIXTURES names no folder with test-reports/expected.json.");

        JsonElement expected = Expected().GetProperty(name);
        TestReportFormat format = expected.GetProperty("format").GetString() switch
        {
            "trx" => TestReportFormat.Trx,
            "junit" => TestReportFormat.JUnit,
            "nunit3" => TestReportFormat.NUnit,
            "go-json" => TestReportFormat.GoJson,
            { } other => throw new InvalidDataException(other),
            null => throw new InvalidDataException(),
        };
        foreach (TestReportFormat said in new[] { format, TestReportFormat.Detect })
        {
            using FileStream content = File.OpenRead(Path.Combine(Folder, name));
            TestReport report = TestReports.Read(content, said);

            Assert.Equal((true, null, format), (report.IsComplete, report.Problem, report.Format));
            Assert.Equal(
                (Stated("total"), Stated("passed"), Stated("failed"), Stated("skipped")),
                (report.Tests.Count, Count(TestOutcome.Passed), Count(TestOutcome.Failed), Count(TestOutcome.Skipped)));
            Assert.Empty(report.Errors);

            int Count(TestOutcome outcome) => report.Tests.Count(test => test.Outcome == outcome);
        }

        int Stated(string of) => expected.GetProperty(of).GetInt32();
    }

    [Fact]
    public void All_fixtures_are_read()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "expected.json")), "AGENTLOOP_FIXTURES names no folder with test-reports/expected.json.");

        Assert.True(Names.Count >= 33, $"only {Names.Count} reports");
    }

    private static JsonElement Expected() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "expected.json"))).RootElement;
}
